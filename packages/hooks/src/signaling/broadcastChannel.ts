import { RtcError } from '../core/errors';
import type { Json, Member, MemberRole, Signaling, SignalingConnection, SignalingEvents } from '../core/signaling/port';
import { createUniqueId } from '../core/uniqueId';
import { afterLock, holdLock } from './tabLock';
import { isPost, type Post } from './tabPost';

/** How long to wait for those who are already there to say so, in ms. */
const ROLL_CALL_MS = 150;

/**
 * Signaling between the tabs of one browser, over a `BroadcastChannel`: no server, no network.
 *
 * Everything on the origin can listen and send, as it could read the page's storage anyway; the tabs choose
 * their ids themselves. Fails with `not-supported` where there is no BroadcastChannel.
 *
 * @param options.room the room's name; another name is another channel
 * @param options.role what this tab says that it may do there. @default 'guest'
 */
export function broadcastChannelSignaling(options: { room: string; role?: MemberRole }): Signaling {
  const { room, role = 'guest' } = options;
  return { room, connect: (name, events) => enter(`visavis:${room}`, { name, ...(role === 'host' && { role }) }, events) };
}

function enter(channelName: string, profile: Omit<Member, 'id'>, events: SignalingEvents): SignalingConnection {
  if (typeof BroadcastChannel === 'undefined') {
    queueMicrotask(() => events.onFail(new RtcError('not-supported', 'This browser has no BroadcastChannel.')));
    return { send: () => false, close: () => undefined };
  }

  const channel = new BroadcastChannel(channelName);
  const self: Member = { id: createUniqueId(), ...profile };
  const others = new Map<string, Member>();
  const pending: [from: string, data: Json][] = [];
  const end = new AbortController();
  let state: 'entering' | 'open' | 'closed' = 'entering';
  const post = (message: Post) => channel.postMessage(message);

  function meet(member: Member) {
    if (others.has(member.id)) return;
    others.set(member.id, member);
    if (state === 'open') events.onJoin(member);
    afterLock(member.id, end.signal, () => forget(member.id));
  }

  function forget(id: string) {
    if (others.delete(id) && state === 'open') events.onLeave(id);
  }

  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (!isPost(data)) return;
    switch (data.type) {
      case 'enter':
        meet(data.from);
        post({ type: 'here', from: self, to: data.from.id });
        break;
      case 'here':
        if (data.to === self.id) meet(data.from);
        break;
      case 'message':
        if (!others.has(data.from.id)) break;
        if (state === 'open') events.onMessage(data.from.id, data.data);
        else pending.push([data.from.id, data.data]);
        break;
      case 'leave':
        forget(data.from.id);
        break;
    }
  });

  let rollCall: ReturnType<typeof setTimeout> | undefined;
  holdLock(self.id, end.signal, () => {
    post({ type: 'enter', from: self });
    rollCall = setTimeout(() => {
      state = 'open';
      events.onOpen(self, [...others.values()]);
      for (const [from, data] of pending.splice(0)) events.onMessage(from, data);
    }, ROLL_CALL_MS);
  });

  return {
    send(data) {
      if (state !== 'open') return false;
      post({ type: 'message', from: self, data });
      return true;
    },
    close() {
      if (state === 'closed') return;
      state = 'closed';
      clearTimeout(rollCall);
      post({ type: 'leave', from: self });
      end.abort();
      channel.close();
    },
  };
}
