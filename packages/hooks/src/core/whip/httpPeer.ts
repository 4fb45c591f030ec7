import type { Environment } from '../environment/environment';
import type { RtcError } from '../errors';
import type { IceServersSource } from '../peer/iceServers';
import type { PeerStatus } from '../peer/peer';
import type { PeerEvent } from '../peer/peerEvents';
import type { Store } from '../store';

/** What is known of a connection to a media server. */
export interface HttpPeerState {
  /** As of a peer. A player whose stream isn't there yet is `connecting`, one whose stream went is `reconnecting`. */
  readonly status: PeerStatus;
  /**
   * Why it failed, or what stands in its way so far; null once it is connected. `url-invalid`, `insecure-context`; of what the
   * server says `signaling-rejected` (401, 403), `stream-unavailable` (404, 409, 410), `server-busy` (429, 503),
   * `signaling-unavailable` (no answer, 5xx), `protocol-mismatch`, `not-supported` or `message-too-large` (no answer that can be
   * used); `peer-failed` and the codes of TURN (no path).
   */
  readonly error: RtcError | null;
  /** What arrives: the same object through every recovery. Null for a publisher, and before the first track. */
  readonly stream: MediaStream | null;
}

/** What a publisher and a player have in common; read whenever it is needed. */
export interface HttpPeerOptions {
  /** The endpoint: an http(s) URL, or a path of the page's origin that begins with `/`. Null is none. */
  url: string | null;
  /** The bearer token, or a function that gives one and is asked at every request. @default none */
  token?: string | (() => string | null | Promise<string | null>) | undefined;
  /**
   * STUN and TURN servers of your own, in place of those that the server names with its answer. Asked for at every new session and
   * ICE restart. @default those of the server
   */
  iceServers?: IceServersSource | undefined;
  /** `'relay'` hides this machine's addresses from the server, and needs TURN. @default 'all' */
  iceTransportPolicy?: RTCIceTransportPolicy | undefined;
  /** Video codecs in order of preference, such as `['VP9', 'VP8']`. Read at every new session. @default the browser's order */
  videoCodecs?: readonly string[] | undefined;
  /** Sends the requests, as the browser's `fetch` does; for headers of your own, and for tests. @default the browser's */
  fetch?: typeof fetch | undefined;
  /** The page: its events and its time. @default the page that the code runs in */
  environment?: Environment | undefined;
}

/** Options, or a function that gives those of the moment. */
export type LiveOptions<Options> = Options | (() => Options);

/** A connection to a media server over HTTP: a session that is opened again for as long as it is wanted. Inert until `start()`. */
export interface HttpPeer extends Store<HttpPeerState> {
  /** Begins, or begins again after `close()`. */
  start(): void;
  /** Looks for a new path while the old one, if it works, goes on. */
  restartIce(): void;
  /** Opens another session now: after a failure that is not tried again by itself, and after `close()`. */
  reconnect(): void;
  /** Ends the session: the server is told. `start()` begins anew. */
  close(): void;
  /** Hears what the two sides say to each other in order to connect, as of a peer. */
  subscribeEvents(listener: (event: PeerEvent) => void): () => void;
  /** The browser's connection, or null while there is none. */
  readonly connection: RTCPeerConnection | null;
}
