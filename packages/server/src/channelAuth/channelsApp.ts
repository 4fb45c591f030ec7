import type Pusher from 'pusher';

/** The part of the user's own `pusher` instance that channel authorization uses. */
export type ChannelsApp = Pick<Pusher, 'authorizeChannel' | 'get'>;
