import type Pusher from 'pusher-js';
import type { Members, PresenceChannel } from 'pusher-js';
import { RtcError } from '../core/errors';
import type { Member, Signaling, SignalingConnection, SignalingEvents } from '../core/signaling/port';

/** The event under which everything travels. */
const EVENT = 'client-visavis';

/** How to reach a room over Pusher Channels. */
export interface PusherSignalingOptions {
  /** One's own pusher-js instance (or that of a compatible server), with its channel authorization set up. */
  pusher: Pusher;
  /** The room's name; its channel is `presence-ROOM`. 1 to 64 of `A-Za-z0-9_-`. */
  room: string;
}

/**
 * Signaling over a presence channel of Pusher Channels, as client events.
 *
 * The app needs client events switched on (they are off in a new Pusher app), and an endpoint that
 * authorizes presence channels, such as `createChannelAuth` of `@visavis/server`. Names come from there
 * (`user_info.name`), ids too; a member's id is the one that Pusher stamps on each event.
 *
 * Fails with `room-full` (the endpoint answered 409), `room-forbidden` (401, 403), `signaling-rejected`
 * (Pusher refused the app or its client events, or the endpoint the request) or `signaling-unavailable`.
 */
export function pusherSignaling({ pusher, room }: PusherSignalingOptions): Signaling {
  return {
    // Pusher takes 10 KB of data and 10 client events a second; both are kept with a margin.
    maxMessageBytes: 9_800,
    maxMessagesPerSecond: 9,
    connect: (_name, events) => enter(pusher, `presence-${room}`, events),
  };
}

function enter(pusher: Pusher, channelName: string, events: SignalingEvents): SignalingConnection {
  const channel = pusher.subscribe(channelName) as PresenceChannel;
  let state: 'entering' | 'open' | 'down' | 'closed' = 'entering';

  function onOpen(members: Members) {
    const others: Member[] = [];
    members.each((each: PresenceMember) => {
      if (each.id !== members.myID) others.push(toMember(each));
    });
    state = 'open';
    events.onOpen(toMember(members.me as PresenceMember), others);
  }

  function fail(error: RtcError) {
    close();
    events.onFail(error);
  }

  function onState({ current }: { current: string }) {
    if (current === 'connected' || state === 'closed') return;
    if (current === 'failed' || current === 'disconnected') {
      fail(refusal ?? new RtcError('signaling-unavailable', `Pusher's connection is ${current}.`));
    } else if (current === 'unavailable') {
      state = 'down';
      events.onDown(new RtcError('signaling-unavailable', 'Pusher can not be reached; trying again.'));
    } else if (state === 'open') {
      state = 'down';
      events.onDown();
    }
  }

  // Pusher says why before it hangs up.
  let refusal: RtcError | null = null;
  function onError({ error, data }: PusherConnectionError) {
    const { code, message = '' } = error?.data ?? data ?? {};
    if (code && code >= 4000 && code < 4100) {
      refusal = new RtcError('signaling-rejected', `Pusher refused the connection: ${message} (${code})`);
    } else if (code !== 4301 && /client event/i.test(message)) {
      fail(new RtcError('signaling-rejected', `Pusher refused a client event: ${message}`));
    }
  }

  const handlers: Record<string, (data: never, metadata: never) => void> = {
    'pusher:subscription_succeeded': onOpen,
    'pusher:subscription_error': (error: AuthError) => fail(authFailure(error)),
    'pusher:member_added': (member: PresenceMember) => events.onJoin(toMember(member)),
    'pusher:member_removed': (member: PresenceMember) => events.onLeave(member.id),
    [EVENT]: (data: unknown, metadata: { user_id?: string }) => {
      if (state === 'open' && metadata.user_id) events.onMessage(metadata.user_id, data);
    },
  };

  for (const [name, handler] of Object.entries(handlers)) channel.bind(name, handler);
  pusher.connection.bind('state_change', onState);
  pusher.connection.bind('error', onError);
  if (pusher.connection.state === 'disconnected') pusher.connect();
  // Somebody else's subscription on the same instance: its event has passed.
  else if (channel.subscribed) queueMicrotask(() => state === 'entering' && onOpen(channel.members));

  function close() {
    if (state === 'closed') return;
    state = 'closed';
    for (const [name, handler] of Object.entries(handlers)) channel.unbind(name, handler);
    pusher.connection.unbind('state_change', onState);
    pusher.connection.unbind('error', onError);
    pusher.unsubscribe(channelName);
  }

  return { close, send: (data) => state === 'open' && channel.trigger(EVENT, data) };
}

/** A member as the authorization endpoint describes it; `info` is whatever that says. */
interface PresenceMember {
  id: string;
  info?: { name?: unknown } | null;
}

interface AuthError {
  error?: string;
  status?: number;
}

interface PusherConnectionError {
  error?: { data?: { code?: number; message?: string } };
  data?: { code?: number; message?: string };
}

function toMember({ id, info }: PresenceMember): Member {
  return { id, name: typeof info?.name === 'string' ? info.name : '' };
}

function authFailure({ status, error = 'The channel was refused.' }: AuthError): RtcError {
  const cause = { cause: { status, error } };
  if (status === 409) return new RtcError('room-full', 'The room is full.', cause);
  if (status === 401 || status === 403) return new RtcError('room-forbidden', error, cause);
  if (status !== undefined && status >= 400 && status < 500) return new RtcError('signaling-rejected', error, cause);
  return new RtcError('signaling-unavailable', error, cause);
}
