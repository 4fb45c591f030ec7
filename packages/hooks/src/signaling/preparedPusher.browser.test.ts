import type Pusher from 'pusher-js';
import { afterEach, expect, it, onTestFinished } from 'vitest';
import { startOwnPusherApp } from '../../../../scripts/vitest/ownPusherApp';
import { createRoom } from '../core/room/createRoom';
import { createPusherClient } from '../testing/pusherClient';
import { createVirtualEnvironment } from '../testing/virtualEnvironment';
import { watchLeaks } from '../testing/watchLeaks';
import { watchMade } from '../testing/watchMade';
import { pusherSignaling } from './pusher';
import { record } from './recorder';

const channels = await startOwnPusherApp();
const instances: Pusher[] = [];

function makePusher(name: string): Pusher {
  const pusher = createPusherClient(channels, name);
  instances.push(pusher);
  return pusher;
}

afterEach(() => {
  for (const pusher of instances.splice(0)) pusher.disconnect();
});

let count = 0;
const uniqueRoom = (name: string) => `${name}-${Date.now()}-${count++}`;

/** Counts the questions to the authorizing endpoint in this test. */
function countAuthorizations(): { asked: number } {
  const counted = { asked: 0 };
  const Original = globalThis.XMLHttpRequest;
  globalThis.XMLHttpRequest = class extends Original {
    override open(method: string, url: string | URL) {
      if (url === channels.authUrl) counted.asked += 1;
      super.open(method, url);
    }
  };
  onTestFinished(() => {
    globalThis.XMLHttpRequest = Original;
  });
  return counted;
}

it('is seen by nobody while it prepares, and enters without asking again', async () => {
  const room = uniqueRoom('unseen');
  const ben = record(pusherSignaling({ pusher: makePusher('Ben'), room }), 'Ben');
  await ben.hears('open');
  const pusher = makePusher('Ada');
  const ownAuthorizer = pusher.config.channelAuthorizer;
  const signaling = pusherSignaling({ pusher, room });
  const authorizations = countAuthorizations();
  const preparation = signaling.prepare?.('Ada');
  expect(await preparation?.ready).toBeNull();
  expect(authorizations.asked).toBe(1);
  expect(pusher.allChannels()).toEqual([]);

  // Who comes afterwards is told who is there: Ada is not.
  const cleo = record(pusherSignaling({ pusher: makePusher('Cleo'), room }), 'Cleo');
  expect((await cleo.hears('open')).others.map(({ name }) => name)).toEqual(['Ben']);
  expect((await ben.hears('join')).member.name).toBe('Cleo');
  expect(ben.all('join')).toHaveLength(1);

  const before = authorizations.asked;
  const ada = record(signaling, 'Ada');
  preparation?.close();
  await ada.hears('open');
  expect(authorizations.asked).toBe(before);
  expect((await ben.hears('join', 2)).member.name).toBe('Ada');
  expect(pusher.config.channelAuthorizer).toBe(ownAuthorizer);
  for (const { connection } of [ada, ben, cleo]) connection.close();
});

it('asks anew for another connection, and once what it has is too old', async () => {
  const pusher = makePusher('Ada');
  const environment = createVirtualEnvironment();
  const authorizations = countAuthorizations();
  const signaling = pusherSignaling({ pusher, room: uniqueRoom('renewed'), environment });
  const preparation = signaling.prepare?.('Ada');
  await preparation?.ready;
  environment.advance(61_000);
  await expect.poll(() => authorizations.asked).toBe(2);
  // Nobody looks: what is too old is not renewed, until a member does.
  environment.isHidden = true;
  environment.advance(200_000);
  expect(authorizations.asked).toBe(2);
  environment.isHidden = false;
  environment.emit('visibility');
  await expect.poll(() => authorizations.asked).toBe(3);

  const socketId = pusher.connection.socket_id;
  await fetch(`${channels.controlUrl}/disconnect-all`, { method: 'POST' });
  await expect.poll(() => authorizations.asked).toBe(4);
  expect(pusher.connection.socket_id).not.toBe(socketId);
  const ada = record(signaling, 'Ada');
  await ada.hears('open');
  expect(authorizations.asked).toBe(4);
  ada.connection.close();
  preparation?.close();
});

it('does not use what a server refused, and says it when a member enters', async () => {
  const signaling = pusherSignaling({ pusher: makePusher('Ada'), room: 'forbidden' });
  const preparation = signaling.prepare?.('Ada');
  expect(await preparation?.ready).toBeNull();
  const ada = record(signaling, 'Ada');
  expect((await ada.hears('fail')).error.code).toBe('room-forbidden');
  preparation?.close();
});

it('has nothing authorized where the server may lock the room meanwhile', async () => {
  const pusher = makePusher('Ada');
  const authorizations = countAuthorizations();
  const access = { url: channels.authUrl, clientSecret: 'a-secret-of-this-tab' };
  const preparation = pusherSignaling({ pusher, room: uniqueRoom('lockable'), access }).prepare?.('Ada');
  expect(await preparation?.ready).toBeNull();
  expect(pusher.connection.state).toBe('connected');
  expect(authorizations.asked).toBe(0);
  preparation?.close();
});

it('connects an instance that its owner had disconnected, and puts it back', async () => {
  const pusher = makePusher('Ada');
  pusher.disconnect();
  const signaling = pusherSignaling({ pusher, room: uniqueRoom('owner') });
  const [first, second] = [signaling.prepare?.('Ada'), signaling.prepare?.('Ada')];
  await Promise.all([first?.ready, second?.ready]);
  expect(pusher.connection.state).toBe('connected');
  first?.close();
  expect(pusher.connection.state).toBe('connected');
  second?.close();
  expect(pusher.connection.state).toBe('disconnected');
});

it('connects two over what was gathered before, and leaves nothing behind', async () => {
  const leaks = watchLeaks();
  onTestFinished(() => leaks.stop());
  const connections = watchMade('RTCPeerConnection');
  const room = uniqueRoom('ready');
  const iceAsked: string[] = [];
  const make = (name: string) =>
    createRoom({
      signaling: pusherSignaling({ pusher: makePusher(name), room }),
      name: () => name,
      iceServers: () => async () => {
        iceAsked.push(name);
        return { iceServers: [], ttlSeconds: 600 };
      },
    });
  const [ada, ben] = [make('Ada'), make('Ben')];
  for (const each of [ada, ben]) {
    const preparation = each.prepare();
    await expect.poll(() => preparation.getSnapshot()).toEqual({ status: 'ready', error: null });
  }
  const made = connections.length;
  await ada.join();
  await ben.join();
  for (const each of [ada, ben]) {
    await expect.poll(() => each.getSnapshot().participants.map(({ status }) => status)).toEqual(['connected']);
  }
  expect(iceAsked).toEqual(['Ada', 'Ben']);
  // Firefox has no pool: there the connections are made when a member comes.
  const isPooled = connections[0]?.getConfiguration().iceCandidatePoolSize === 1;
  if (isPooled) expect(connections).toHaveLength(made);

  // One who only looked in, and went.
  const cleo = make('Cleo');
  const lookedIn = cleo.prepare();
  await expect.poll(() => lookedIn.getSnapshot().status).toBe('ready');
  lookedIn.release();
  for (const each of [ada, ben]) each.leave();
  for (const pusher of instances.splice(0)) pusher.disconnect();
  await expect.poll(() => leaks.held()).toMatchObject({ connections: 0, timers: 0 });
});
