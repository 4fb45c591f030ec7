import type Pusher from 'pusher-js';
import type { Environment } from '../core/environment/environment';
import type { Signaling } from '../core/signaling/port';
import { prepareLater } from '../core/signaling/prepareLater';
import { enterPusher } from './pusher/enterPusher';

export { createPusherPool } from './pusher/pusherPool';
export type { CreatePusher, PusherLease, PusherPool } from './pusher/pusherPool';
export { tabSecret } from './pusher/tabSecret';

/** An endpoint of your server. */
export interface PusherEndpoint {
  /** Where it answers. */
  url: string;
  /** The secret that this tab also sends with its channel authorization: the server's proof of who it is. */
  clientSecret: string;
  /** More form fields, for the server's `authorize`; a function is asked for each request. */
  params?: Record<string, string> | (() => Record<string, string>);
}

/** How to reach a room over Pusher Channels. */
export interface PusherSignalingOptions {
  /** Your pusher-js instance (or that of a compatible server), with its channel authorization set up. */
  pusher: Pusher;
  /**
   * The room's id: its name where that is 1 to 64 of `A-Za-z0-9_-`, otherwise what `roomId` of `@visavis/server` makes
   * of it.
   */
  room: string;
  /** What stands before the room's id in the channel's name; the server's is the same. @default 'presence-visavis-' */
  channelPrefix?: string;
  /**
   * Where `createSignalRelay` of `@visavis/server` answers: the path for an app in which client events are off, as they are in
   * a new one. @default none
   */
  relay?: PusherEndpoint;
  /**
   * Where `createAccessControl` of `@visavis/server` answers: the server itself then keeps guests out of a locked room, and
   * hosts' decisions hold there. @default the members keep them, and who waits is in the room's channel
   */
  access?: PusherEndpoint;
  /**
   * `auto`: client events, and the relay as soon as the server refuses one or does not say whose it is. `relay`: the
   * relay alone, and client events are not even listened to: for a server on which anybody can send one in another member's
   * name (Laravel Reverb before 1.8.0, or with `accept_client_events_from` at `all`). @default 'auto'
   */
  via?: 'auto' | 'relay';
  /** The page: its events and its time. @default the page that the code runs in */
  environment?: Environment;
}

/**
 * Signaling over a presence channel of Pusher Channels, as client events or through a relay on your server.
 *
 * The app needs an endpoint that authorizes presence channels, such as `createChannelAuth` of
 * `@visavis/server`, and either client events switched on (they are off in a new Pusher app) or a `relay`.
 * Names and roles come from the endpoint (`user_info.name`, `.role`), ids too; a member's id is the one that Pusher, or the
 * relay, writes into each event. Where the server writes none (sockudo, older soketi and Reverb), the members go over to the
 * relay.
 *
 * With `access` a guest whom the server does not let in waits (`admitted: false` of the local member) in a channel of its own,
 * and reads nothing of the room. A host that can't see for a while who waits hears of it (`signaling-unavailable`).
 *
 * Prepared (`Room.prepare`), it connects the instance, and has the channel authorized without subscribing to it, so that nobody
 * sees the member. An answer is used for a minute at the longest, since seats can be taken meanwhile, and is renewed while the page
 * is watched. With `access` only the instance is connected: a host may lock the room at any moment.
 *
 * Fails with `room-full` (the endpoint answered 409), `room-forbidden` (401, 403; 423 without
 * `access`), with `access` `room-declined`, `room-removed`, `room-banned` and `room-ended`, `signaling-rejected`
 * (Pusher refused the app or the subscription, or its client events can't be used and there is no relay; or the endpoint or
 * the relay refused)
 * or `signaling-unavailable`. An endpoint that does not answer, or can not say (408, 429, 5xx), is asked twice more,
 * and for as long as it takes where the member was in the room before. Throws a `TypeError` for `via: 'relay'` without a
 * relay.
 */
export function pusherSignaling(options: PusherSignalingOptions): Signaling {
  if (options.via === 'relay' && !options.relay) {
    throw new TypeError("pusherSignaling: via: 'relay' needs a relay: { url, clientSecret }.");
  }
  return {
    room: options.room,
    // Pusher takes 10 KB of data and 10 client events a second; both are kept with a margin.
    maxMessageBytes: 9_800,
    maxMessagesPerSecond: 9,
    connect: (_name, events) => enterPusher(options, events),
    prepare: () => prepareLater(async () => (await import('./pusher/preparePusher')).preparePusher(options)),
  };
}
