import { toRtcError, type RtcError } from '../../errors';
import { withAcceptedServers } from '../../peer/iceServerList';

/** A connection that gathers candidates before anybody is there to connect to. */
export interface PooledConnection {
  /** Makes one with these servers, in place of the one before. Resolves with what went wrong. */
  fill(iceServers: RTCIceServer[], iceTransportPolicy: RTCIceTransportPolicy): Promise<RtcError | null>;
  /** The one that is ready, if it was made with the same servers; else another one, with the certificate that is ready. */
  take(config: RTCConfiguration): RTCPeerConnection;
  /** Nothing is kept ready any more. */
  close(): void;
}

/** As browsers make it for a connection that is given none. */
const KEY: EcKeyGenParams = { name: 'ECDSA', namedCurve: 'P-256' };

/** Makes an empty one. Without WebRTC, as on a server, it stays empty. */
export function createPooledConnection(): PooledConnection {
  let certificate: Promise<RTCCertificate> | null = null;
  let made: RTCCertificate | null = null;
  let ready: { connection: RTCPeerConnection; of: string } | null = null;
  let closed = false;

  function drop() {
    ready?.connection.close();
    ready = null;
  }

  return {
    async fill(iceServers, iceTransportPolicy) {
      if (closed || typeof RTCPeerConnection === 'undefined') return null;
      try {
        certificate ??= RTCPeerConnection.generateCertificate(KEY);
        const certificates = [(made = await certificate)];
        drop();
        // What a TURN server complains about while a pool gathers is told to nobody, and there is nothing else to go by.
        if (closed || iceTransportPolicy === 'relay') return null;
        const { value } = withAcceptedServers(iceServers, (accepted) => {
          const common = { iceServers: accepted, iceTransportPolicy, bundlePolicy: 'max-bundle' as const };
          const connection = new RTCPeerConnection({ ...common, certificates, iceCandidatePoolSize: 1 });
          return { connection, of: sameness(common) };
        });
        // Firefox has no pool: a connection that gathers nothing is no use.
        if (value.connection.getConfiguration().iceCandidatePoolSize === 1) ready = value;
        else value.connection.close();
        return null;
      } catch (cause) {
        // Connections are made without it, and say why if they can't be.
        return toRtcError(cause, 'not-supported');
      }
    },
    take(config) {
      const taken = ready?.of === sameness(config) ? ready.connection : null;
      if (taken) ready = null;
      drop();
      // Each connection has a certificate of its own, so that a safety code tells a connection that was made anew.
      const certificates = made && made.expires > Date.now() ? [made] : undefined;
      made = null;
      closed = true;
      return taken ?? new RTCPeerConnection({ ...config, ...(certificates && { certificates }) });
    },
    close() {
      closed = true;
      made = null;
      drop();
    },
  };
}

/** What has to be the same of two configurations for one to stand in for the other. */
const sameness = ({ iceServers = [], iceTransportPolicy, bundlePolicy }: RTCConfiguration) =>
  JSON.stringify([iceServers, iceTransportPolicy, bundlePolicy]);
