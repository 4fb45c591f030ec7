import type { ChannelsApp } from '../channelAuth/channelsApp';

/** The part of the user's own `pusher` instance that changes of access use. */
export interface AccessApp extends ChannelsApp {
  /** Publishes an event to all who are in a channel, or in any of several. */
  trigger(channel: string | string[], event: string, data: object): Promise<unknown>;
  /** Ends every connection that has signed in as this user. */
  terminateUserConnections(userId: string): Promise<unknown>;
}
