import SimplePeer from 'simple-peer';
import { soon } from '../environment/soon';
import { acceptStereo, withAudioFormat, type AudioFormat } from './audioFormat';
import { createCandidateLimit } from './candidateLimit';
import type { Connection, ConnectionEvents, ConnectionOptions } from './connection';
import type { Signal } from './signal';

/** The most transceivers the other side can make us hold; each request costs memory and SDP. */
const MAX_TRANSCEIVERS = 16;

/**
 * simple-peer, tamed: the one place that knows its insides.
 *
 * It differs from the original in six ways. A failed ICE connection does not destroy it, since an ICE
 * restart brings it back. A signal that does not fit the state is refused instead of destroying it. Data
 * comes as it was sent (a string stays a string) instead of through a Node stream. No timer outlives
 * it. An offer doesn't wait for a timer. Audio is sent in the format that it was told.
 */
class SimplePeerConnection extends SimplePeer implements Connection {
  declare readonly _pc: RTCPeerConnection;
  declare readonly _needsNegotiation: () => void;
  declare readonly _createOffer: () => void;
  declare _isNegotiating: boolean;
  readonly #events: ConnectionEvents;
  readonly #initiator: boolean;
  readonly #pc: RTCPeerConnection;
  #over = false;
  #candidates = createCandidateLimit();
  #audioFormat: AudioFormat | null = null;

  /** @throws what the browser throws over a configuration that it refuses */
  constructor({ initiator, iceServers, iceTransportPolicy, makeConnection, events }: ConnectionOptions) {
    // Given in full, or simple-peer would add public STUN servers that nobody asked for.
    const config: RTCConfiguration = { iceServers, iceTransportPolicy, bundlePolicy: 'max-bundle' };
    super({
      initiator,
      config,
      ...(makeConnection && { wrtc: browserWith(makeConnection) }),
      sdpTransform: acceptStereo,
      // Known to both sides by its number, so that no later channel can be mistaken for it.
      channelConfig: { negotiated: true, id: 0 },
    });
    this.#events = events;
    this.#initiator = initiator;
    if (!this._pc) {
      // simple-peer tells why only later, through an event. Asking once more gets the reason at once.
      this.#over = true;
      this.on('error', () => undefined);
      new RTCPeerConnection(config).close();
      throw new Error('The browser made no connection.');
    }

    this.#pc = this._pc;
    this.on('signal', (signal: Signal) => {
      if (signal.type === 'candidate' && isUseless(signal.candidate)) return;
      if (!this.#over) events.onSignal(signal);
    });
    this.on('connect', () => !this.#over && events.onConnect());
    this.on('error', (error: Error) => this.#end(error));
    this.on('close', () => this.#end(null));
    this._pc.addEventListener('track', ({ track, streams }) => !this.#over && events.onTrack(track, streams));
  }

  /** The browser's connection, for statistics and senders; also after the end, when simple-peer has let go of it. */
  get pc(): RTCPeerConnection {
    return this.#pc;
  }

  /**
   * Takes a checked signal.
   * @returns false if it does not fit the state of the connection and was dropped
   */
  accept(signal: Signal): boolean {
    if (this.#over) return false;
    if (!this.#fits(signal)) return false;
    if (signal.type === 'restart') this.restartIce();
    else if (signal.type === 'offer' || signal.type === 'answer') {
      this.#candidates = createCandidateLimit();
      this.signal({ ...signal, sdp: withAudioFormat(signal.sdp, this.#audioFormat) });
    } else this.signal(signal as SimplePeer.SignalData);
    return true;
  }

  #fits(signal: Signal): boolean {
    switch (signal.type) {
      case 'offer':
        return !this.#initiator && this._pc.signalingState === 'stable';
      case 'answer':
        return this.#initiator && this._pc.signalingState === 'have-local-offer';
      case 'candidate':
        return this.#candidates.take(signal.candidate.candidate);
      case 'renegotiate':
      case 'restart':
        return this.#initiator;
      case 'transceiverRequest':
        return this.#initiator && this._pc.getTransceivers().length < MAX_TRANSCEIVERS;
    }
  }

  /** Whether an offer has other ICE credentials than the description before: it looks for a new path. */
  isIceRestart({ sdp }: { sdp: string }): boolean {
    const before = this._pc.currentRemoteDescription?.sdp;
    return before !== undefined && !before.includes(/^a=ice-ufrag:.*$/m.exec(sdp)?.[0] ?? '');
  }

  /** Looks for a new path: offers with fresh ICE credentials, or asks the initiator to. */
  restartIce(): void {
    if (this.#over) return;
    if (this.#initiator) {
      this._pc.restartIce();
      this._needsNegotiation();
    } else {
      this.#events.onSignal({ type: 'restart' });
    }
  }

  /** Sends audio in this format, from the next description of the other side on. */
  setAudioFormat(format: AudioFormat | null): void {
    this.#audioFormat = format;
  }

  /** Offers again, or asks the initiator to, because the senders changed. */
  renegotiate(): void {
    if (!this.#over) this._needsNegotiation();
  }

  /** Ends it. Local tracks stay as they are: the code that acquired them stops them. */
  close(): void {
    if (this.#over) return;
    this.#over = true;
    this.destroy();
  }

  #end(error: Error | null): void {
    if (this.#over) return;
    this.#over = true;
    this.#events.onClose(error);
  }

  // simple-peer dispatches the browser's events through these methods.

  _onIceStateChange(): void {
    if (this.destroyed) return;
    if (this._pc.iceGatheringState === 'complete' && !this.#over) this.#events.onGathered();
    // 'failed' would destroy the peer; see https://github.com/feross/simple-peer/issues/579
    if (this._pc.iceConnectionState !== 'failed') overridden._onIceStateChange.call(this);
  }

  _onConnectionStateChange(): void {
    if (!this.destroyed && !this.#over) this.#events.onStateChange(this._pc.connectionState);
  }

  _onChannelMessage(event: MessageEvent<string | ArrayBuffer>): void {
    if (!this.destroyed && !this.#over) this.#events.onData(event.data);
  }

  negotiate(): void {
    // The original defers the offer by a timer, which a hidden page aligns to the next second.
    if (!this.#initiator || this._isNegotiating || this.destroyed) {
      overridden.negotiate.call(this);
      return;
    }
    this._isNegotiating = true;
    soon(() => this._createOffer());
  }

  _startIceCompleteTimeout(): void {
    // Candidates go out as they come, so nobody waits for the last one; the original's timer outlives it.
  }

  _addIceCandidate(candidate: RTCIceCandidateInit): void {
    // A candidate that the browser can't use (another generation's, or of a retired section) is one path
    // fewer to try and nothing else; the original destroys the peer over it.
    this._pc.addIceCandidate(candidate).catch(() => undefined);
  }
}

/**
 * Whether the other side has no use for a candidate: an empty one only says that gathering ended, and one of TCP
 * that connects, but can't be connected to, finds nothing there, since no browser has the other kind.
 */
const isUseless = ({ candidate }: { candidate: string }) => !candidate || / tcptype active\b/i.test(candidate);

/** The browser's classes, as simple-peer asks for them, with connections that the room makes. */
const browserWith = (make: NonNullable<ConnectionOptions['makeConnection']>) => ({
  RTCPeerConnection: new Proxy(RTCPeerConnection, { construct: (_original, [config]: [RTCConfiguration]) => make(config) }),
  RTCSessionDescription,
  RTCIceCandidate,
});

/** The methods of simple-peer that are overridden above and called from there; its types hide them. */
const overridden = SimplePeer.prototype as unknown as {
  _onIceStateChange(this: SimplePeerConnection): void;
  negotiate(this: SimplePeerConnection): void;
};

/** Makes a connection with simple-peer. @throws what the browser throws over a configuration that it refuses */
export const createConnection = (options: ConnectionOptions): Connection => new SimplePeerConnection(options);
