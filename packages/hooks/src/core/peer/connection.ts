import type { AudioFormat } from './audioFormat';
import type { Signal } from './signal';

/** What a connection reports. Nothing is reported after `destroy()`. */
export interface ConnectionEvents {
  /** Something for the other side. */
  onSignal(signal: Signal): void;
  /** ICE has found a path and the data channel is open. */
  onConnect(): void;
  /** The browser's own summary of ICE and DTLS changed. */
  onStateChange(state: RTCPeerConnectionState): void;
  /** ICE gathering has come to its end, for now. */
  onGathered(): void;
  /** The other side sent a track in a stream. */
  onTrack(track: MediaStreamTrack, streams: readonly MediaStream[]): void;
  /** The other side sent data. */
  onData(data: string | ArrayBuffer): void;
  /** It is over: the other side closed it, or `error` broke it. */
  onClose(error: Error | null): void;
}

/** How to make a connection. */
export interface ConnectionOptions {
  initiator: boolean;
  iceServers: RTCIceServer[];
  iceTransportPolicy: RTCIceTransportPolicy;
  /** Makes the browser's connection. @default a new one */
  makeConnection?: ((config: RTCConfiguration) => RTCPeerConnection) | undefined;
  events: ConnectionEvents;
}

/**
 * One browser connection that negotiates by signals. Only `simplePeerConnection.ts` knows how; whatever else does it
 * has to pass `connection.contract.ts`.
 */
export interface Connection {
  /** The browser's connection, for statistics and senders. */
  readonly pc: RTCPeerConnection;
  /** Whether data can be sent. */
  readonly connected: boolean;
  /**
   * Takes a checked signal.
   * @returns false if it does not fit the state of the connection and was dropped
   */
  accept(signal: Signal): boolean;
  /** Whether an offer has other ICE credentials than the description before: it looks for a new path. */
  isIceRestart(offer: { sdp: string }): boolean;
  /** Looks for a new path: offers with fresh ICE credentials, or asks the initiator to. */
  restartIce(): void;
  /** Sends audio in this format, from the next description of the other side on. */
  setAudioFormat(format: AudioFormat | null): void;
  /** Offers again, or asks the initiator to, because the senders changed. */
  renegotiate(): void;
  /** Sends text or bytes, in order. @throws before it is connected */
  send(data: string | Uint8Array): void;
  /** Ends it. Local tracks stay as they are: the code that acquired them stops them. */
  close(): void;
}
