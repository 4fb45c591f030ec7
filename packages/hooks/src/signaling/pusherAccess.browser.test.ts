import { expect, inject, it } from 'vitest';
import { openLockedPusher } from '../testing/lockedPusher';
import { describeServerAccess } from './accessContract';
import { describeSignaling } from './contract';
import { pusherSignaling } from './pusher';
import { watchedConnection } from './pusher/pusherConnection';
import { record } from './recorder';

const channels = inject('channels');
let tabs = 0;
let rooms = 0;

describeServerAccess('pusher', (room, tab) => openLockedPusher(channels, { room, ...tab }).signaling);
describeSignaling('pusher with access', (room) => ({
  room,
  maxMessageBytes: 9_800,
  maxMessagesPerSecond: 9,
  connect(name, events) {
    const { signaling } = openLockedPusher(channels, { room, tab: `tab-${tabs++}`, name, role: 'guest' });
    return signaling.connect(name, events);
  },
}));

for (const [name, app] of Object.entries(channels.imitations)) {
  describeServerAccess(`pusher on ${name}, through the relay`, (room, tab) => {
    const { pusher, signaling, endpoint } = openLockedPusher(app, { room, ...tab });
    return name === 'soketi'
      ? signaling
      : pusherSignaling({
          pusher,
          room,
          access: { ...endpoint, url: app.accessUrl },
          relay: { ...endpoint, url: app.relayUrl },
          via: 'relay',
        });
  });
}

/** Someone in a room that is locked, and someone who waits for it. */
async function enterLocked() {
  const room = `pusher-access-${Date.now()}-${rooms++}`;
  const open = (tab: string, role: 'host' | 'guest' = 'guest') => {
    const opened = openLockedPusher(channels, { room, tab, role });
    return { ...opened, recorder: record(opened.signaling, tab) };
  };
  const host = open('hana', 'host');
  await host.recorder.hears('open');
  await host.recorder.connection.decide?.({ access: 'locked' });
  const guest = open('gil');
  const { self } = await guest.recorder.hears('open');
  expect(self.admitted).toBe(false);
  return { host, guest, id: self.id, room };
}

it('lets a guest in who did not hear that they were admitted, when their network is back', async () => {
  const { host, guest, id, room } = await enterLocked();
  guest.pusher.channel(`presence-visavis-${room}.waiting`).unbind('visavis-access');
  await host.recorder.connection.decide?.({ admit: [id] });
  expect(guest.recorder.all('open')).toHaveLength(1);
  watchedConnection(guest.pusher).reconnect();
  expect((await guest.recorder.hears('open', 2)).self).toMatchObject({ id, admitted: true });
});

it('tells a host that who waits can not be seen, and shows them when they can be', async () => {
  const { host, id, room } = await enterLocked();
  await host.recorder.hears('join');
  // As if the server had closed that channel to it alone.
  const waiting = host.pusher.channel(`presence-visavis-${room}.waiting`);
  waiting.emit('pusher:subscription_error', { type: 'AuthError', error: 'No.', status: 403 });
  const { error } = await host.recorder.hears('error');
  expect(error).toMatchObject({ code: 'signaling-unavailable', message: expect.stringContaining('can not be seen') });
  expect(host.recorder.all('leave').map((each) => each.id)).toEqual([id]);
  const { others } = await host.recorder.hears('open', 2);
  expect(others).toMatchObject([{ id, admitted: false }]);
});

it('refuses who was banned, where the server ends their connection without a word and they come back (reverb)', async () => {
  const room = `pusher-access-${Date.now()}-${rooms++}`;
  const open = async (tab: string, role: 'host' | 'guest') => {
    const { pusher, signaling } = openLockedPusher(channels.imitations.reverb, { room, tab, role });
    const recorder = record(signaling, tab);
    const { self } = await recorder.hears('open');
    return { pusher, recorder, id: self.id };
  };
  const [host, guest] = [await open('hana', 'host'), await open('gil', 'guest')];
  const { connection } = guest.pusher;
  const before = connection.socket_id;
  await host.recorder.connection.decide?.({ ban: [guest.id] });
  expect((await guest.recorder.hears('fail')).error.code).toBe('room-banned');
  await expect.poll(() => connection.state === 'connected' && connection.socket_id !== before, { timeout: 5000 }).toBe(true);
  // A page of their own making asks again.
  const refusals: unknown[] = [];
  guest.pusher.subscribe(`presence-visavis-${room}`).bind('pusher:subscription_error', (refusal: unknown) => refusals.push(refusal));
  await expect.poll(() => refusals).toMatchObject([{ status: 403 }]);
});
