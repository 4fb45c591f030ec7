import type { ChannelsStats } from '@visavis/channels';

/** What `GET controlUrl/stats` answers. */
export type ProvidedChannelsStats = ChannelsStats;

/** A Pusher app on a local Channels server, and a site's handlers for it. */
export interface ProvidedPusherApp {
  /** The app's key, for `new Pusher(key, ...)`. */
  key: string;
  /** For `wsHost`. */
  host: string;
  /** For `wsPort`; plain WebSocket, no TLS. */
  port: number;
  /** For `channelAuthorization.endpoint`: lets into every room but `forbidden`, and 8 into each. */
  authUrl: string;
  /** For `relay.url`: lets speak in every room but `forbidden`; a form field `speak` of `no` is refused. */
  relayUrl: string;
  /** For `access.url`: a host is whose form says `host=yes`. */
  accessUrl: string;
  /** For `userAuthentication.endpoint`, with the `channel_name` of a room. */
  userUrl: string;
  /**
   * `POST /disconnect-all` cuts every connection, for apps of a test file's own; `GET /stats` answers
   * `ProvidedChannelsStats`, `GET /status/NUMBER` that status.
   */
  controlUrl: string;
}

/** Where tests in a browser find the local Channels server: `inject('channels')`. */
export interface ProvidedChannels extends ProvidedPusherApp {
  /** Another app, in which client events are off, as in a new app at Pusher. */
  withoutClientEvents: ProvidedPusherApp;
  /** Apps on servers that do as others do. */
  imitations: Record<'soketi' | 'sockudo' | 'reverb', ProvidedPusherApp>;
  /** `POST` starts another app and answers a `ProvidedPusherApp`; see `startOwnPusherApp`. */
  newAppUrl: string;
  /**
   * A Socket.IO server with the relay, 8 to a room. It cuts the connection that emits `cut`, and refuses the
   * one that comes with `auth: { refuse: true }`.
   */
  socketIoUrl: string;
  /** The WebSocket server of the guide to signaling, 8 to a room. */
  webSocketUrl: string;
}

/** Other addresses that coturn answers on; browsers send to both from the same one of their own. */
export const loopbacks = ['127.0.0.1', '127.0.0.2'] as const;
/** The name in coturn's certificate. Firefox takes no address for `turns:`; a browser has to be told where it is. */
export const tlsName = 'turn.visavis.test';

/** A real coturn on this machine. */
export interface ProvidedTurn {
  /** An address of this machine. */
  host: string;
  /** STUN, and TURN over UDP and TCP. */
  port: number;
  /** TURN over TLS. */
  tlsPort: number;
  /** What credentials are made with: username `EXPIRY:NAME`, credential the base64 of its HMAC-SHA1. */
  secret: string;
}

declare module 'vitest' {
  // The interface is vitest's, to be added to; tests see it once they import a type from this file.
  interface ProvidedContext {
    channels: ProvidedChannels;
    /** Where a test asks for coturn: `GET` starts it and answers a `ProvidedTurn`. */
    turnUrl: string;
    /** Where a test asks for a media server that nobody here wrote; see `scripts/foreign/aiortc.ts`. */
    aiortcUrl: string;
    /** The folder with a tarball of each package. */
    packed: string;
  }
}

/** The relays of the guides. */
export type RelayKind = 'webSocket' | 'socketIo';

/** A request to the scripted WHIP and WHEP server. */
export interface ScriptedRequest {
  /** Its number among all requests, from 0. */
  readonly id: number;
  readonly method: string;
  readonly path: string;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What the scripted server says. Its permission for every origin (CORS) comes with each answer. */
export interface ScriptedAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  readonly body?: string;
}

declare module 'vitest/browser' {
  interface BrowserCommands {
    startWhipServer(port?: number): Promise<number>;
    stopWhipServer(port: number): Promise<void>;
    nextWhipRequest(port: number): Promise<ScriptedRequest | null>;
    answerWhipRequest(port: number, id: number, answer: ScriptedAnswer | null): Promise<void>;
    readWhipRequests(port: number): Promise<readonly ScriptedRequest[]>;
    startRelay(kind: RelayKind, port?: number): Promise<number>;
    stopRelay(port: number): Promise<void>;
  }
}
