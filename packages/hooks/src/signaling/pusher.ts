import type Pusher from 'pusher-js';
import type { Members, PresenceChannel } from 'pusher-js';
import { RtcError } from '../core/errors';
import type { Member, Signaling, SignalingConnection, SignalingEvents } from '../core/signaling/port';
import { createPusherAdmission } from './pusherAdmission';
import { createPusherLine, isRenewing } from './pusherLine';
import { createPusherRelay, type PusherRelayOptions } from './pusherRelay';
import { createPusherSender } from './pusherSender';

export type { PusherRelayOptions };

/** The event under which everything travels from member to member. */
const CLIENT_EVENT = 'client-visavis';
/** The same by way of the relay. Only a server can trigger it, so the sender in its data is true. */
const RELAYED_EVENT = 'visavis-relayed';

/** How to reach a room over Pusher Channels. */
export interface PusherSignalingOptions {
  /** One's own pusher-js instance (or that of a compatible server), with its channel authorization set up. */
  pusher: Pusher;
  /**
   * The room's id: its name where that is 1 to 64 of `A-Za-z0-9_-`, otherwise what `roomId` of `@visavis/server` makes
   * of it.
   */
  room: string;
  /** What stands before the room's id in the channel's name; the server's is the same. @default 'presence-visavis-' */
  channelPrefix?: string;
  /** The way for an app in which client events are off, as they are in a new one. @default none */
  relay?: PusherRelayOptions;
  /**
   * `auto`: client events, and the relay as soon as Pusher refuses one. `relay`: the relay from the start,
   * which saves that attempt where client events are known to be off. @default 'auto'
   */
  via?: 'auto' | 'relay';
}

/**
 * Signaling over a presence channel of Pusher Channels, as client events or through a relay on one's server.
 *
 * The app needs an endpoint that authorizes presence channels, such as `createChannelAuth` of
 * `@visavis/server`, and either client events switched on (they are off in a new Pusher app) or a `relay`.
 * Names and roles come from the endpoint (`user_info.name`, `.role`), ids too; a member's id is the one that Pusher, or the
 * relay, stamps on each event. Members may use different ways.
 *
 * Fails with `room-full` (the endpoint answered 409), `room-forbidden` (401, 403), `signaling-rejected`
 * (Pusher refused the app, or its client events and there is no relay; or the endpoint or the relay refused)
 * or `signaling-unavailable`. An endpoint that does not answer, or can not say (408, 429, 5xx), is asked twice more,
 * and for as long as it takes where one was in the room before. Throws a `TypeError` for `via: 'relay'` without a relay.
 */
export function pusherSignaling(options: PusherSignalingOptions): Signaling {
  if (options.via === 'relay' && !options.relay) {
    throw new TypeError("pusherSignaling: via: 'relay' needs a relay: { url, clientSecret }.");
  }
  return {
    // Pusher takes 10 KB of data and 10 client events a second; both are kept with a margin.
    maxMessageBytes: 9_800,
    maxMessagesPerSecond: 9,
    connect: (_name, events) => enter(options, events),
  };
}

function enter(options: PusherSignalingOptions, events: SignalingEvents): SignalingConnection {
  const { pusher, room, via, channelPrefix = 'presence-visavis-' } = options;
  const channelName = channelPrefix + room;
  // Somebody else of the page may be in the channel on the same instance, and wants to stay.
  const wasThere = Boolean(pusher.channel(channelName));
  const channel = pusher.subscribe(channelName) as PresenceChannel;
  let state: 'entering' | 'open' | 'down' | 'closed' = 'entering';

  const socketId = () => pusher.connection.socket_id;
  const relay = options.relay
    ? createPusherRelay(options.relay, { channelName, socketId, onFail: fail })
    : null;
  const sender = createPusherSender({
    trigger: (data) => channel.trigger(CLIENT_EVENT, data),
    relay,
    relayOnly: via === 'relay',
    onFail: fail,
  });

  const admission = createPusherAdmission(() => pusher.subscribe(channelName));
  const line = createPusherLine(pusher);
  const checkLine = () => line.check();
  const onOnline = () => line.check({ online: true });

  function onOpen(members: Members) {
    const others: Member[] = [];
    members.each((each: PresenceMember) => {
      if (each.id !== members.myID) others.push(toMember(each));
    });
    state = 'open';
    admission.stop();
    events.onOpen(toMember(members.me as PresenceMember), others);
  }

  function onRefusal(error: AuthError) {
    const failure = authFailure(error);
    const mayChange = failure.code === 'signaling-unavailable';
    if (!mayChange || !admission.askAgain({ belongs: state === 'down' })) fail(failure);
  }

  function fail(error: RtcError) {
    close();
    events.onFail(error);
  }

  function onState({ current }: { current: string }) {
    if (state === 'closed') return;
    if (current === 'connected') {
      line.stop();
      return;
    }
    admission.stop(); // With a new line pusher-js asks by itself.
    sender.clear();
    if (current === 'failed' || (current === 'disconnected' && !isRenewing(pusher))) {
      fail(refusal ?? new RtcError('signaling-unavailable', `Pusher's connection is ${current}.`));
    } else if (current === 'unavailable') {
      state = 'down';
      events.onDown(new RtcError('signaling-unavailable', 'Pusher can not be reached; trying again.'));
    } else if (state === 'open') {
      state = 'down';
      events.onDown();
    }
    if (state === 'down') line.hurry();
  }

  // Pusher says why before it hangs up.
  let refusal: RtcError | null = null;
  function onError({ error, data }: PusherConnectionError) {
    const { code, message = '' } = error?.data ?? data ?? {};
    if (code && code >= 4000 && code < 4100) {
      refusal = new RtcError('signaling-rejected', `Pusher refused the connection: ${message} (${code})`);
    } else if (isClientEventsOff(message)) {
      sender.refuse(message);
    } else if (code !== 4301 && /client event/i.test(message)) {
      fail(new RtcError('signaling-rejected', `Pusher refused a client event: ${message}`));
    }
  }

  const handlers: Record<string, (data: never, metadata: never) => void> = {
    'pusher:subscription_succeeded': onOpen,
    'pusher:subscription_error': onRefusal,
    'pusher:member_added': (member: PresenceMember) => events.onJoin(toMember(member)),
    'pusher:member_removed': (member: PresenceMember) => events.onLeave(member.id),
    [CLIENT_EVENT]: (data: unknown, metadata: { user_id?: string }) => {
      if (state === 'open' && metadata.user_id) events.onMessage(metadata.user_id, data);
    },
    [RELAYED_EVENT]: ({ from, data }: { from: string; data: unknown }) => {
      // The relay lets speak whoever may enter; only those who did are heard.
      if (state === 'open' && channel.members.get(from)) events.onMessage(from, data);
    },
  };

  for (const [name, handler] of Object.entries(handlers)) channel.bind(name, handler);
  pusher.connection.bind('state_change', onState);
  pusher.connection.bind('error', onError);
  // The line that was there before may be open only in name.
  globalThis.addEventListener('online', onOnline);
  if (pusher.connection.state === 'disconnected') pusher.connect();
  // Somebody else's subscription on the same instance: its event has passed.
  else if (channel.subscribed) queueMicrotask(() => state === 'entering' && onOpen(channel.members));

  function close() {
    if (state === 'closed') return;
    state = 'closed';
    sender.clear();
    admission.stop();
    line.stop();
    globalThis.removeEventListener('online', onOnline);
    for (const [name, handler] of Object.entries(handlers)) channel.unbind(name, handler);
    pusher.connection.unbind('state_change', onState);
    pusher.connection.unbind('error', onError);
    if (!wasThere) pusher.unsubscribe(channelName);
  }

  return { close, check: checkLine, send: (data) => state === 'open' && sender.send(data) };
}

/** A member as the authorization endpoint describes it; `info` is whatever that says. */
interface PresenceMember {
  id: string;
  info?: { name?: unknown; role?: unknown } | null;
}

interface AuthError {
  error?: string;
  status?: number;
}

interface PusherConnectionError {
  error?: { data?: { code?: number; message?: string } };
  data?: { code?: number; message?: string };
}

/**
 * Pusher: "To send client events, you must enable this feature". soketi, Reverb: "The app does not have
 * client messaging enabled", under 4301, the number for too many of them.
 */
const isClientEventsOff = (message: string) => /client (event|messag).*enable/i.test(message);

function toMember({ id, info }: PresenceMember): Member {
  const name = typeof info?.name === 'string' ? info.name : '';
  return { id, name, verified: name !== '', ...(info?.role === 'host' && { role: 'host' }) };
}

function authFailure({ status, error = 'The channel was refused.' }: AuthError): RtcError {
  const cause = { cause: { status, error } };
  if (status === 409) return new RtcError('room-full', 'The room is full.', cause);
  if (status === 401 || status === 403) return new RtcError('room-forbidden', error, cause);
  const later = status === 408 || status === 429;
  const refused = status !== undefined && status >= 400 && status < 500 && !later;
  return new RtcError(refused ? 'signaling-rejected' : 'signaling-unavailable', error, cause);
}
