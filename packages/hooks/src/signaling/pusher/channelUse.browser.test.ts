import type Pusher from 'pusher-js';
import { afterEach, expect, it } from 'vitest';
import { startOwnPusherApp } from '../../../../../scripts/vitest/ownPusherApp';
import { createPusherClient } from '../../testing/pusherClient';
import { pusherSignaling } from '../pusher';
import { record } from '../recorder';

const channels = await startOwnPusherApp();
const instances: Pusher[] = [];

/** A pusher-js as a user would make it: one a tab. */
function makePusher(name: string): Pusher {
  const pusher = createPusherClient(channels, name);
  instances.push(pusher);
  return pusher;
}

let count = 0;
const uniqueRoom = (name: string) => `${name}-${Date.now()}-${count++}`;

afterEach(() => {
  for (const pusher of instances.splice(0)) pusher.disconnect();
});

it('leaves no ghost after leaving and entering again while it waits for authorization', async () => {
  const room = uniqueRoom('ghost');
  const ben = record(pusherSignaling({ pusher: makePusher('Ben'), room }), 'Ben');
  await ben.hears('open');
  const pusher = makePusher('Ada');
  const signaling = pusherSignaling({ pusher, room });
  record(signaling, 'Ada').connection.close();
  const again = record(signaling, 'Ada');
  const { self } = await again.hears('open');
  again.connection.close();
  expect((await ben.hears('leave')).id).toBe(self.id);
  expect(pusher.allChannels()).toEqual([]);
  ben.connection.close();
});

it('leaves no ghost when the connection is another one before the authorization is answered', async () => {
  const room = uniqueRoom('late-ghost');
  const ben = record(pusherSignaling({ pusher: makePusher('Ben'), room }), 'Ben');
  await ben.hears('open');
  const pusher = makePusher('Ada');
  record(pusherSignaling({ pusher, room }), 'Ada').connection.close();
  pusher.disconnect();
  pusher.connect();
  await expect.poll(() => pusher.connection.state).toBe('connected');
  await expect.poll(() => pusher.allChannels()).toEqual([]);
  expect(ben.all('join').length).toBe(ben.all('leave').length);
  ben.connection.close();
});

it('stays in a channel for the other of two that use it, whichever leaves first', async () => {
  const room = uniqueRoom('shared');
  const signaling = pusherSignaling({ pusher: makePusher('Ada'), room });
  const [first, second] = [record(signaling, 'Ada'), record(signaling, 'Ada')];
  await first.hears('open');
  await second.hears('open');
  first.connection.close();
  const ben = record(pusherSignaling({ pusher: makePusher('Ben'), room }), 'Ben');
  expect((await ben.hears('open')).others).toHaveLength(1);
  await second.hears('join');
  second.connection.close();
  await ben.hears('leave');
  ben.connection.close();
});

it.each(['before', 'after'])('leaves a channel to the application that subscribed to it %s the room', async (when) => {
  const room = uniqueRoom('application');
  const pusher = makePusher('Ada');
  const name = `presence-visavis-${room}`;
  if (when === 'before') pusher.subscribe(name);
  const ada = record(pusherSignaling({ pusher, room }), 'Ada');
  await ada.hears('open');
  const heard: unknown[] = [];
  if (when === 'after') pusher.subscribe(name);
  pusher.channel(name).bind('client-note', (note: unknown) => heard.push(note));
  ada.connection.close();

  const other = makePusher('Ben');
  const channel = other.subscribe(name);
  await expect.poll(() => channel.subscribed).toBe(true);
  channel.trigger('client-note', 'still here');
  await expect.poll(() => heard).toEqual(['still here']);
  pusher.unsubscribe(name);
  expect(pusher.allChannels()).toEqual([]);
});

it('stays in the room when the application unsubscribes from its channel', async () => {
  const room = uniqueRoom('application-leaves');
  const pusher = makePusher('Ada');
  const ada = record(pusherSignaling({ pusher, room }), 'Ada');
  await ada.hears('open');
  pusher.subscribe(`presence-visavis-${room}`);
  pusher.unsubscribe(`presence-visavis-${room}`);
  const ben = record(pusherSignaling({ pusher: makePusher('Ben'), room }), 'Ben');
  expect((await ben.hears('open')).others).toHaveLength(1);
  ada.connection.close();
  await ben.hears('leave');
  expect(pusher.allChannels()).toEqual([]);
  ben.connection.close();
});

it('leaves no channel behind after a new connection that only renewed it', async () => {
  const room = uniqueRoom('renewed');
  const pusher = makePusher('Ada');
  const ada = record(pusherSignaling({ pusher, room }), 'Ada');
  await ada.hears('open');
  await fetch(`${channels.controlUrl}/disconnect-all`, { method: 'POST' });
  await ada.hears('open', 2);
  ada.connection.close();
  expect(pusher.allChannels()).toEqual([]);
});
