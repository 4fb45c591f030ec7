import { closeReasons, type CloseReason } from './socket/closeReasons';
import type { ChannelsLimits } from './limits';

/** A server that speaks the protocol in its own way. */
export type Imitation = 'pusher' | 'soketi' | 'sockudo' | 'reverb';

/** How a connection is ended. */
export interface Ending {
  /** Whether the reason is sent as `pusher:error` before. */
  readonly isTold: boolean;
  /** The code of the close frame; `empty`: one without a code (1005); `none`: no close frame (1006). */
  readonly frame: number | 'empty' | 'none';
}

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
  /**
   * Whose connections are ended by an id: of the user who signed in on them, or of the member who is on a presence channel
   * on them. The latter server knows no sign-in.
   */
  readonly terminates: 'user' | 'member';
  /** Whether the data of an error is JSON inside a JSON string. */
  readonly encodesErrors: boolean;
  /** What a client with a key that nobody knows gets before the connection ends, or with its close frame. */
  unknownKey(key: string): CloseReason;
  readonly overQuota: CloseReason;
  /** How connections end when the server stops. */
  readonly shutdown: CloseReason;
  /** What a client gets that does not answer a ping. */
  readonly noPong: CloseReason;
  /** How it ends a connection for the reason with this code. */
  endingFor(code: number): Ending;
  /** What it enforces differently. */
  readonly limits: Partial<ChannelsLimits>;
}

/** WebSocket's own code for a server that is going away. */
const tryAgainLater = 1013;
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
  terminates: 'user',
  encodesErrors: false,
  // Where a wrong key is most often a wrong cluster. A close frame holds 123 bytes of text.
  unknownKey(key) {
    const message = `App key ${key} not in this cluster. Did you forget to specify the cluster?`;
    return { code: 4001, message: Buffer.byteLength(message) <= 123 ? message : 'App key not in this cluster' };
  },
  overQuota: { code: 4004, message: 'Application is over connection quota' },
  shutdown: reconnect,
  noPong: closeReasons.noPong,
  endingFor: (code) => ({ isTold: false, frame: code }),
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
    // Who is put out is told so by the frame as well, and does not come back.
    endingFor: (code) => ({ isTold: code >= 4000, frame: code >= 4200 ? tryAgainLater : code }),
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
    terminates: 'member',
    encodesErrors: true,
    unknownKey: () => ({ code: 4001, message: 'Application does not exist' }),
    overQuota: { code: 4004, message: 'Application is over connection quota' },
    noPong: { code: 4201, message: 'Pong reply not received in time' },
    endingFor(code) {
      if (code < 4000) return { isTold: false, frame: code };
      // The reason is told to who is turned away or does not answer, and to nobody who is put out or whose server stops.
      if (code === 4201) return { isTold: true, frame: 'none' };
      return code < closeReasons.terminated.code ? { isTold: true, frame: 'empty' } : { isTold: false, frame: 'none' };
    },
    limits: { clientEventsPerSecond: Infinity, frameBytes: 10_000 },
  },
};

/** Reads the name of one; null: there is none of that name. */
export function parseImitation(name: string): Imitation | null {
  return Object.hasOwn(behaviors, name) ? (name as Imitation) : null;
}
