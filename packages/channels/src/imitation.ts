import type { CloseReason } from './socket/closeReasons';
import type { ChannelsLimits } from './limits';

/** A server that speaks the protocol in its own way. */
export type Imitation = 'pusher' | 'soketi' | 'sockudo' | 'reverb';

/** In what a server differs from the others, where a client can notice. */
export interface Behavior {
  /**
   * Whose id a client event on a presence channel carries: the one that the server knows of its sender, none at all, or
   * whatever the sender wrote.
   */
  readonly clientEventUserId: 'server' | 'none' | 'sender';
  /** Whether client events work on public channels too. */
  readonly publicClientEvents: boolean;
  /** Whether who sends a client event has to be subscribed to the channel. */
  readonly mustBeSubscribed: boolean;
  /** What answers a client event where they are off. */
  readonly clientEventsOff: { readonly code: number | null; readonly message: string };
  /** What answers a subscription that is refused. */
  readonly refusal: 'error' | 'subscription_error' | 'error 4009';
  /** Whether the data of an error is JSON inside a JSON string. */
  readonly encodesErrors: boolean;
  /** What a client with a key that nobody knows gets before the connection ends, or with its close frame. */
  unknownKey(key: string): CloseReason;
  readonly overQuota: CloseReason;
  /** How connections end when the server stops. */
  readonly shutdown: CloseReason;
  /** Whether the reason for an end is sent as `pusher:error`, and the close frame has a code of WebSocket's own. */
  readonly tellsBeforeClosing: boolean;
  /** What it enforces differently. */
  readonly limits: Partial<ChannelsLimits>;
}

const off = 'The app does not have client messaging enabled.';
const reconnect: CloseReason = { code: 4200, message: 'Server is stopping. Please reconnect.' };

const pusher: Behavior = {
  clientEventUserId: 'server',
  publicClientEvents: false,
  mustBeSubscribed: true,
  clientEventsOff: {
    code: null,
    message: 'To send client events, you must enable this feature in the Settings page of your dashboard.',
  },
  refusal: 'error',
  encodesErrors: false,
  // Where a wrong key is most often a wrong cluster. A close frame holds 123 bytes of text.
  unknownKey(key) {
    const message = `App key ${key} not in this cluster. Did you forget to specify the cluster?`;
    return { code: 4001, message: Buffer.byteLength(message) <= 123 ? message : 'App key not in this cluster' };
  },
  overQuota: { code: 4004, message: 'Application is over connection quota' },
  shutdown: reconnect,
  tellsBeforeClosing: false,
  limits: {},
};

/** What each server does, as its source says; see the README for the versions. */
export const behaviors: Readonly<Record<Imitation, Behavior>> = {
  pusher,
  soketi: {
    ...pusher,
    publicClientEvents: true,
    clientEventsOff: { code: 4301, message: off },
    refusal: 'subscription_error',
    unknownKey: (key) => ({ code: 4001, message: `App key ${key} does not exist.` }),
    overQuota: { code: 4100, message: 'The current concurrent connections quota has been reached.' },
    shutdown: { code: 4200, message: 'Server closed. Please reconnect shortly.' },
    tellsBeforeClosing: true,
    limits: { eventDataBytes: 102_400, frameBytes: 204_800, clientEventsPerSecond: Infinity },
  },
  sockudo: {
    ...pusher,
    clientEventUserId: 'none',
    clientEventsOff: { code: 4301, message: off },
  },
  // As it is where `accept_client_events_from` is `all`, which it also is where the setting is missing.
  reverb: {
    ...pusher,
    clientEventUserId: 'sender',
    publicClientEvents: true,
    mustBeSubscribed: false,
    clientEventsOff: { code: 4301, message: off },
    refusal: 'error 4009',
    encodesErrors: true,
    unknownKey: () => ({ code: 4001, message: 'Application does not exist' }),
    overQuota: { code: 4004, message: 'Application is over connection quota' },
    limits: { clientEventsPerSecond: Infinity, frameBytes: 10_000 },
  },
};

/** Reads the name of one; null: there is none of that name. */
export function parseImitation(name: string): Imitation | null {
  return Object.hasOwn(behaviors, name) ? (name as Imitation) : null;
}
