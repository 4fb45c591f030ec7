import type { PresenceChannel } from 'pusher-js';
import type { Place } from '../place';
import { connectPusher } from './connectPusher';

/** Where two who know of each other leave messages for each other. */
export interface SignalPair {
  send(message: unknown): void;
  subscribe(listener: (message: unknown) => void): () => void;
}

/** Over a presence channel; resolves once both are there. */
export async function openSignalPair(place: Place, room: string): Promise<SignalPair> {
  const pusher = await connectPusher(place);
  const channel = pusher.subscribe(`presence-visavis-${room}`) as PresenceChannel;
  await new Promise<void>((resolve) => {
    channel.bind('pusher:subscription_succeeded', () => channel.members.count === 2 && resolve());
    channel.bind('pusher:member_added', () => resolve());
  });
  return {
    send: (message) => void channel.trigger('client-signal', message),
    subscribe(listener) {
      channel.bind('client-signal', listener);
      return () => void channel.unbind('client-signal', listener);
    },
  };
}
