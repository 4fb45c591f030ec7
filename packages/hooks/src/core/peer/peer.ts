import type { Environment } from '../environment/environment';
import type { RtcError } from '../errors';
import type { Store } from '../store';
import type { AudioFormat } from './audioFormat';
import type { ChannelPort } from './channels/channelPort';
import type { IceServersSource } from './iceServers';
import type { LimitsOf } from './localStreams';
import type { PeerMessage } from './message';
import type { PeerData } from './outgoingData';
import type { PeerEvent } from './peerEvents';
import type { SetUpQueue } from './setUpQueue';

/**
 * Where a connection stands: not started; looking for the other side and a path to it; connected; connected
 * once and looking for a new path; given up; over, because one of the two closed it.
 */
export type PeerStatus = 'idle' | 'connecting' | 'connected' | 'reconnecting' | 'failed' | 'closed';

/** What is known of a connection to one other browser. */
export interface PeerState {
  readonly status: PeerStatus;
  /** What the other side sends; a stream is listed while it has a track. */
  readonly remoteStreams: readonly MediaStream[];
  /** Why it failed, or what stands in its way so far; null once it is connected. */
  readonly error: RtcError | null;
  /**
   * What the other side says is wrong over there: `network-lost`, `media-undecodable` (it can't show the video
   * that it gets), or why it could not connect. Null once it says so no more.
   */
  readonly remoteError: RtcError | null;
}

/** How to reach one other browser. */
export interface PeerOptions {
  /** Which side makes the offers: exactly one of the two. */
  initiator: boolean;
  /**
   * Takes a message (plain JSON) to the other side's `receive`, once and in order: see `core/session`. `fallback`: not
   * over this connection, if that was the path, since it may be gone.
   */
  send(message: PeerMessage, fallback: boolean): void;
  /**
   * Asked for at every new connection and ICE restart, and before its credentials expire, if it says when.
   * @default none: enough on one network
   */
  iceServers?: IceServersSource | undefined;
  /**
   * `'relay'` hides this machine's addresses from the other side, and needs TURN. A function is asked at every
   * new connection. @default 'all'
   */
  iceTransportPolicy?: RTCIceTransportPolicy | (() => RTCIceTransportPolicy | undefined) | undefined;
  /**
   * Video codecs in order of preference, such as `['VP9', 'VP8']`. Both sides weigh in: who answers has the
   * last word. Read at every new connection. @default the browser's order
   */
  videoCodecs?: readonly string[] | (() => readonly string[] | undefined) | undefined;
  /** Makes the browser's connection, as it is configured, or gives one that was made ready. @default a new one */
  makeConnection?: ((config: RTCConfiguration) => RTCPeerConnection) | undefined;
  /**
   * Whether the initiator waits for `onSessionOpen()` before it offers. Needed where nothing else tells that the
   * other side is there and listens. @default false
   */
  awaitRemote?: boolean;
  /**
   * `'throughput'` where each message costs: a description waits longer for its candidates. Asked each time.
   * @default 'latency'
   */
  batching?(): 'latency' | 'throughput';
  /** The page's connections that are being set up, at most two at once. @default this one alone */
  setUps?: SetUpQueue | undefined;
  /** The page: its events and its time. @default the page that the code runs in */
  environment?: Environment | undefined;
  /**
   * What was sent and not received is to be abandoned: a new session with the other side begins, which the other side
   * hears of by its `onSessionReset()`.
   */
  restartSession?(): void;
}

/** One connection to one other browser: audio, video and data. Inert until `start()`. */
export interface Peer extends Store<PeerState> {
  /** Begins, or begins again after `close()`. */
  start(): void;
  /** Hands over a message from the other side, as it came. Whatever is not a valid one is dropped. */
  receive(message: unknown): void;
  /** The other side is there, and hears what is sent from now on. */
  onSessionOpen(): void;
  /** The other side began anew: what was agreed with it is void. */
  onSessionReset(): void;
  /** Sends exactly these streams from now on, also before `start()`. Their tracks remain the caller's. */
  setStreams(streams: readonly MediaStream[]): void;
  /** Limits how much of each stream's video is sent, from now on. Null: the browser decides. */
  setLimits(limitsOf: LimitsOf): void;
  /** Sends audio in this format from now on. Null: the browser decides. */
  setAudioFormat(format: AudioFormat | null): void;
  /**
   * Sends text or bytes, in order; what is sent too early waits for the connection. What is under way when
   * a connection has to be built anew is lost.
   * @throws RtcError `message-too-large` above 256 KiB, or when more than 1 MiB waits
   */
  send(data: PeerData): void;
  /** Hears what the other side sends. Text arrives as a string, bytes as an `ArrayBuffer`. */
  subscribeData(listener: (data: string | ArrayBuffer) => void): () => void;
  /**
   * Hears what the two sides say to each other in order to connect, for a log or a timeline: at once what has been
   * said about the present connection so far (the last 64 events), then what follows.
   */
  subscribeEvents(listener: (event: PeerEvent) => void): () => void;
  /** Which side offers from the next connection on, where what decides that is another now: the same for both. */
  setInitiator(initiator: boolean): void;
  /** Looks for a new path while the old one, if it works, goes on. */
  restartIce(): void;
  /** Starts over with a new connection, when nothing gentler helps. */
  rebuild(): void;
  /** Says goodbye and ends it. `start()` begins anew. */
  close(): void;
  /** Where further data channels find their counterparts: see `createDataChannel`. */
  readonly channels: ChannelPort;
  /** The browser's connection, or null while there is none. A rebuilt peer has another one, and an event says so. */
  readonly connection: RTCPeerConnection | null;
}
