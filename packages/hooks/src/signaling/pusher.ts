import type Pusher from 'pusher-js';
import type { Members, PresenceChannel } from 'pusher-js';
import { RtcError } from '../core/errors';
import type { Member, Signaling, SignalingConnection, SignalingEvents } from '../core/signaling/port';
import { createPusherAdmission } from './pusherAdmission';
import { authFailure, isClientEventsOff, isSubscriptionRefused, namesAnother, type AuthError } from './pusherErrors';
import { createPusherLine, isRenewing } from './pusherLine';
import { createPusherRelay, type PusherRelayOptions } from './pusherRelay';
import { createPusherSender, USE_RELAY } from './pusherSender';

export type { PusherRelayOptions };

/** The event under which everything travels from member to member. */
const CLIENT_EVENT = 'client-visavis';
/** The same by way of the relay. Only a server can trigger it, so the sender in its data is true. */
const RELAYED_EVENT = 'visavis-relayed';

/** How long a subscription may go without an answer, in ms, once the connection is there. */
const SUBSCRIPTION_MS = 15_000;

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
   * `auto`: client events, and the relay as soon as the server refuses one or does not say whose it is. `relay`: the
   * relay alone, and client events are not even heard: for a server on which anybody can send one in another member's
   * name (Laravel Reverb before 1.8.0, or with `accept_client_events_from` at `all`). @default 'auto'
   */
  via?: 'auto' | 'relay';
}

/**
 * Signaling over a presence channel of Pusher Channels, as client events or through a relay on one's server.
 *
 * The app needs an endpoint that authorizes presence channels, such as `createChannelAuth` of
 * `@visavis/server`, and either client events switched on (they are off in a new Pusher app) or a `relay`.
 * Names and roles come from the endpoint (`user_info.name`, `.role`), ids too; a member's id is the one that Pusher, or the
 * relay, writes into each event. Where the server writes none (sockudo, older soketi and Reverb), the members go over to the
 * relay.
 *
 * Fails with `room-full` (the endpoint answered 409), `room-forbidden` (401, 403), `signaling-rejected`
 * (Pusher refused the app or the subscription, or its client events can't be used and there is no relay; or the endpoint or
 * the relay refused)
 * or `signaling-unavailable`. An endpoint that does not answer, or can not say (408, 429, 5xx), is asked twice more,
 * and for as long as it takes where one was in the room before. Throws a `TypeError` for `via: 'relay'` without a relay.
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
  let deadline: ReturnType<typeof setTimeout> | undefined;

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

  const admission = createPusherAdmission(() => {
    expectAnswer();
    pusher.subscribe(channelName);
  });
  const line = createPusherLine(pusher);
  const checkLine = () => line.check();
  const onOnline = () => line.check({ online: true });

  /** From now on the server has so long to let in: it may refuse without a word that pusher-js passes on. */
  function expectAnswer() {
    clearTimeout(deadline);
    deadline = setTimeout(() => {
      if (state !== 'entering' && state !== 'down') return;
      // Where it is answered yet, nobody is to stay behind in the room.
      if (!wasThere) pusher.send_event('pusher:unsubscribe', { channel: channelName });
      abandon();
      fail(new RtcError('signaling-unavailable', 'Pusher did not answer the subscription.'));
    }, SUBSCRIPTION_MS);
  }

  /**
   * Forgets a subscription that was refused or never answered: pusher-js would go on waiting for it, and take no other
   * one to the channel.
   */
  function abandon() {
    if (wasThere || channel.subscribed) return;
    pusher.channels.remove(channelName);
  }

  function onOpen(members: Members) {
    const others: Member[] = [];
    members.each((each: PresenceMember) => {
      if (each.id !== members.myID) others.push(toMember(each));
    });
    state = 'open';
    clearTimeout(deadline);
    admission.stop();
    events.onOpen(toMember(members.me as PresenceMember), others);
  }

  function onRefusal(error: AuthError) {
    const failure = authFailure(error);
    const mayChange = failure.code === 'signaling-unavailable';
    clearTimeout(deadline);
    if (mayChange && admission.askAgain({ belongs: state === 'down' })) return;
    abandon();
    fail(failure);
  }

  function fail(error: RtcError) {
    close();
    events.onFail(error);
  }

  function onState({ current }: { current: string }) {
    if (state === 'closed') return;
    if (current === 'connected') {
      line.stop();
      refusal = null;
      expectAnswer();
      return;
    }
    clearTimeout(deadline);
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
    }
    if (isWaiting() && isSubscriptionRefused(message, channelName)) {
      abandon();
      fail(new RtcError('signaling-rejected', `Pusher refused the subscription: ${message}`));
      return;
    }
    // Other channels of the page may be on the same instance, and their errors come here too.
    if (!sender.hasSentLately() || namesAnother(message, channelName)) return;
    if (isClientEventsOff(message)) {
      sender.refuse(message);
    } else if (code !== 4301 && /client event/i.test(message)) {
      fail(new RtcError('signaling-rejected', `Pusher refused a client event: ${message}`));
    }
  }

  const isWaiting = () => (state === 'entering' || state === 'down') && pusher.connection.state === 'connected';

  const handlers: Record<string, (data: never, metadata: never) => void> = {
    'pusher:subscription_succeeded': onOpen,
    'pusher:subscription_error': onRefusal,
    'pusher:member_added': (member: PresenceMember) => events.onJoin(toMember(member)),
    'pusher:member_removed': (member: PresenceMember) => events.onLeave(member.id),
    [CLIENT_EVENT]: (data: unknown, metadata: { user_id?: string }) => {
      if (state !== 'open' || via === 'relay') return;
      // Without the server's word nobody knows whose it is. The others won't know of ours either.
      if (metadata.user_id === undefined) sender.leaveClientEvents();
      else if (channel.members.get(metadata.user_id)) events.onMessage(metadata.user_id, data);
    },
    [RELAYED_EVENT]: ({ from, data }: { from: string; data: unknown }) => {
      // Only those who are in are heard.
      if (state !== 'open' || !channel.members.get(from)) return;
      // Whoever uses the relay may hear nothing else.
      sender.preferRelay();
      if (data !== USE_RELAY) events.onMessage(from, data);
    },
  };

  if (pusher.connection.state === 'connected') expectAnswer();
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
    clearTimeout(deadline);
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

interface PusherConnectionError {
  error?: { data?: { code?: number; message?: string } };
  data?: { code?: number; message?: string };
}

function toMember({ id, info }: PresenceMember): Member {
  const name = typeof info?.name === 'string' ? info.name : '';
  return { id, name, verified: name !== '', ...(info?.role === 'host' && { role: 'host' }) };
}
