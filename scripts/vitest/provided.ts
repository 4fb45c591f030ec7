import type { ChannelsStats } from '@visavis/channels';

/** What `GET controlUrl/stats` answers. */
export type ProvidedChannelsStats = ChannelsStats;

/** Where tests in a browser find the local Channels server: `inject('channels')`. */
export interface ProvidedChannels {
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
  /** Another app, in which client events are off, as in a new app at Pusher. */
  withoutClientEvents: Pick<ProvidedChannels, 'key' | 'host' | 'port' | 'authUrl' | 'relayUrl'>;
  /** `POST /disconnect-all` cuts every connection, `GET /stats` answers `ProvidedChannelsStats`. */
  controlUrl: string;
  /**
   * A Socket.IO server with the relay, 8 to a room. It cuts the connection that emits `cut`, and refuses the
   * one that comes with `auth: { refuse: true }`.
   */
  socketIoUrl: string;
  /** The WebSocket server of the guide to signaling, 8 to a room. */
  webSocketUrl: string;
}

declare module 'vitest' {
  // The interface is vitest's, to be added to; tests see it once they import a type from this file.
  interface ProvidedContext {
    channels: ProvidedChannels;
  }
}
