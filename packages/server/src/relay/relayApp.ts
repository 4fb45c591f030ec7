import type { ChannelsApp } from '../channelAuth/channelsApp';

/** The part of the user's own `pusher` instance that a signal relay uses. */
export interface RelayApp extends ChannelsApp {
  /** Publishes an event to all who are in a channel but one. */
  trigger(channel: string, event: string, data: string, params: { socket_id: string }): Promise<unknown>;
}
