import type { Members } from 'pusher-js';
import { RtcError } from '../../core/errors';
import type { Environment } from '../../core/environment/environment';
import type { SignalingConnection, SignalingEvents } from '../../core/signaling/port';
import type { PusherSignalingOptions } from '../pusher';
import { createConnectionWatchdog } from '../shared/connectionWatchdog';
import { joinChannel } from './channelUse';
import { createClientEvents } from './clientEvents';
import { followConnection } from './followConnection';
import { toMember, toPresence, type PresenceMember } from './presenceMember';
import { watchedConnection } from './pusherConnection';
import { isSubscriptionRefused, type AuthError } from './pusherErrors';
import { createSubscription } from './subscription';

/** How to enter a presence channel. */
export interface ChannelOptions extends Pick<PusherSignalingOptions, 'pusher' | 'relay' | 'via'> {
  channelName: string;
  environment: Environment;
  /** What else to listen to in it, by the event's name. @default nothing */
  handlers?: Record<string, (data: never, metadata: never) => void>;
}

/** Enters a presence channel. */
export function enterChannel(options: ChannelOptions, events: SignalingEvents): SignalingConnection {
  const { pusher, channelName, environment } = options;
  const use = joinChannel(pusher, channelName);
  const { channel } = use;
  let state: 'entering' | 'open' | 'down' | 'closed' = 'entering';

  const watchdog = createConnectionWatchdog(watchedConnection(pusher), environment);
  const subscription = createSubscription(use, environment, fail);
  const messages = createClientEvents({
    ...options,
    environment,
    channel,
    isOpen: () => state === 'open',
    onMessage: events.onMessage,
    // The channel goes on, but who can't send is not in the room.
    onRelayDown: (error) => state === 'open' && events.onDown(error),
    onRelayUp: () => state === 'open' && tellOpen(channel.members),
    onFail: fail,
  });
  const unlisten = environment.subscribe((event) => {
    // The connection that was there before may be open only in name.
    if (event === 'online' || event === 'resumed') watchdog.check(event === 'online');
  });

  function tellOpen(members: Members) {
    const { self, others } = toPresence(members);
    events.onOpen(self, others);
  }

  function onOpen(members: Members) {
    state = 'open';
    subscription.stop();
    tellOpen(members);
  }

  function onConnected() {
    watchdog.stop();
    subscription.expectAnswer();
  }

  function onDown(error?: RtcError) {
    subscription.stop();
    messages.clear();
    if (error || state === 'open') {
      state = 'down';
      events.onDown(error);
    }
    if (state === 'down') watchdog.reconnectNow();
  }

  function onError(message: string, code?: number) {
    const isWaiting = state !== 'open' && pusher.connection.state === 'connected';
    if (!isWaiting || !isSubscriptionRefused(message, channelName)) return messages.onError(message, code);
    use.abandon();
    fail(new RtcError('signaling-rejected', `Pusher refused the subscription: ${message}`));
  }

  function fail(error: RtcError) {
    if (state === 'closed') return;
    close();
    events.onFail(error);
  }

  const handlers: NonNullable<ChannelOptions['handlers']> = {
    ...options.handlers,
    ...messages.handlers,
    'pusher:subscription_succeeded': onOpen,
    'pusher:subscription_error': (error: AuthError) => subscription.onRefused(error, state === 'down'),
    'pusher:member_added': (member: PresenceMember) => events.onJoin(toMember(member)),
    'pusher:member_removed': ({ id }: PresenceMember) => {
      messages.forget(id);
      events.onLeave(id);
    },
  };
  for (const [name, handler] of Object.entries(handlers)) channel.bind(name, handler);
  const unfollow = followConnection(pusher, { onConnected, onDown, onError, onEnd: fail });
  if (pusher.connection.state === 'connected') subscription.expectAnswer();
  else if (pusher.connection.state === 'disconnected') pusher.connect();
  // Subscribed by another one on the same instance: its event has passed.
  if (channel.subscribed) queueMicrotask(() => state === 'entering' && onOpen(channel.members));

  function close() {
    if (state === 'closed') return;
    state = 'closed';
    messages.clear();
    subscription.stop();
    watchdog.stop();
    unlisten();
    unfollow();
    for (const [name, handler] of Object.entries(handlers)) channel.unbind(name, handler);
    use.release();
  }

  return { close, check: () => watchdog.check(), send: messages.send };
}
