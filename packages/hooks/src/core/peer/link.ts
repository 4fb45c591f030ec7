import { Connection } from './connection';
import { createHeartbeat } from './heartbeat';
import { createLocalStreams, type LimitsOf } from './localStreams';
import type { PeerData } from './outgoingData';
import { createRemoteStreams } from './remoteStreams';
import type { Signal } from './signal';
import { createSignalBatch } from './signalBatch';

/** How to make a link. */
export interface LinkOptions {
  initiator: boolean;
  iceServers: RTCIceServer[];
  iceTransportPolicy: RTCIceTransportPolicy;
  /** A batch for the other side. */
  onSignals(signals: Signal[]): void;
  onRemoteStreams(streams: readonly MediaStream[]): void;
  onData(data: string | ArrayBuffer): void;
  /** Connected for the first time; data can be sent. */
  onConnect(): void;
  onStateChange(state: RTCPeerConnectionState): void;
  /** The other side is not heard of, although the browser knows of no trouble. Repeated while it lasts. */
  onSilence(): void;
  /** It is heard of again. */
  onReturn(): void;
  /** It broke, or the other side is gone without a goodbye. */
  onLost(error: Error | null): void;
}

/** One browser connection and everything that lives and dies with it. */
export interface Link {
  readonly pc: RTCPeerConnection;
  /** True once it has been connected. */
  readonly everConnected: boolean;
  accept(signal: Signal): void;
  setStreams(streams: readonly MediaStream[]): void;
  setLimits(limitsOf: LimitsOf): void;
  send(data: PeerData): void;
  restartIce(): void;
  close(): void;
}

/** Opens a connection; the initiator's offer follows at once. */
export function createLink(options: LinkOptions): Link {
  let everConnected = false;
  const batch = createSignalBatch((signals) => options.onSignals(signals));
  const remote = createRemoteStreams((streams) => options.onRemoteStreams(streams));
  const connection = new Connection({
    initiator: options.initiator,
    iceServers: options.iceServers,
    iceTransportPolicy: options.iceTransportPolicy,
    events: {
      onSignal: (signal) => batch.add(signal),
      onGathered: () => batch.flush(),
      onTrack: (_track, streams) => remote.add(streams),
      onData: (data) => options.onData(data),
      onStateChange: (state) => options.onStateChange(state),
      onConnect() {
        everConnected = true;
        options.onConnect();
      },
      onClose(error) {
        heartbeat.stop();
        options.onLost(error);
      },
    },
  });
  const { pc } = connection;
  const local = createLocalStreams(pc, () => connection.renegotiate());
  const heartbeat = createHeartbeat(pc, options);

  return {
    pc,
    get everConnected() {
      return everConnected;
    },
    accept: (signal) => void connection.accept(signal),
    setStreams: (streams) => local.set(streams),
    setLimits: (limitsOf) => local.limit(limitsOf),
    send(data) {
      // A channel that is closing takes nothing; the end follows at once.
      if (connection.connected) connection.send(data as string | Uint8Array);
    },
    restartIce: () => connection.restartIce(),
    close() {
      batch.dispose();
      heartbeat.stop();
      local.dispose();
      remote.dispose();
      connection.close();
    },
  };
}
