import type Pusher from 'pusher-js';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { setTrackEnabled } from '../media/trackEnabled';
import { addTrackTo, removeTrackFrom } from '../media/streamTracks';
import { broadcastChannelSignaling } from '../../signaling/broadcastChannel';
import { createMemoryHub } from '../../signaling/memory';
import { pusherSignaling } from '../../signaling/pusher';
import {
  createSyntheticStream,
  isSameColor,
  readPictureColor,
  type Rgb,
  type SyntheticStreamOptions,
} from '../../testing/index';
import { createPusherClient } from '../../testing/pusherClient';
import { watchConnections } from '../peer/openConnections';
import type { Signaling } from '../signaling/port';
import { createRoomKey } from '../signaling/roomKey';
import { createChat } from './chat';
import type { Participant } from './participant';
import { createRoom } from './createRoom';
import type { Room } from './room';

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const cleanup of cleanups.splice(0).toReversed()) cleanup();
});

const RED: Rgb = [200, 40, 40];
const GREEN: Rgb = [40, 160, 60];
const BLUE: Rgb = [40, 60, 200];

let count = 0;
const uniqueName = () => `room-${Date.now()}-${count++}`;

function makeRoom(signaling: Signaling, name: string): Room {
  const room = createRoom({ signaling, name: () => name });
  cleanups.push(() => room.leave());
  return room;
}

function camera(color: Rgb, size: SyntheticStreamOptions = { width: 320, height: 180 }): MediaStream {
  const made = createSyntheticStream({ color: `rgb(${color.join(' ')})`, toneHz: 440, ...size });
  cleanups.push(() => made.stop());
  return made.stream;
}

/** Whom a room knows under a name, once the connection to them stands and they have said how they send. */
async function meets(room: Room, name: string): Promise<() => Participant> {
  const find = () => room.getSnapshot().participants.find((each) => each.name === name);
  await expect.poll(() => find()?.status, { timeout: 10_000 }).toBe('connected');
  return () => {
    const participant = find();
    if (!participant) throw new Error(`${name} is not in the room.`);
    return participant;
  };
}

async function expectColor(stream: () => MediaStream | null, color: Rgb) {
  await expect.poll(() => stream()?.getVideoTracks().length, { timeout: 10_000 }).toBe(1);
  const seen = stream() as MediaStream;
  await expect.poll(async () => isSameColor(await readPictureColor(seen), color), { timeout: 10_000 }).toBe(true);
}

const names = (room: Room) => room.getSnapshot().participants.map(({ name }) => name);

describe('a room of two', () => {
  async function two() {
    const hub = createMemoryHub();
    const name = uniqueName();
    const ada = makeRoom(hub.room(name), 'Ada');
    const ben = makeRoom(hub.room(name), 'Ben');
    return { hub, name, ada, ben };
  }

  it('starts nothing before join, and says how it stands', async () => {
    const connections = watchConnections();
    const { ada, ben } = await two();
    expect(ada.getSnapshot()).toMatchObject({ status: 'idle', self: null, participants: [], error: null });
    await Promise.all([ada.join(), ben.join()]);
    expect(ada.getSnapshot()).toMatchObject({ status: 'joined', self: { name: 'Ada', status: 'connected' } });
    await meets(ada, 'Ben');
    expect(connections.made()).toBe(2);
    ada.leave();
    expect(ada.getSnapshot()).toMatchObject({ status: 'left', self: null, participants: [] });
    await expect.poll(() => ben.getSnapshot().participants).toEqual([]);
    ben.leave();
    await expect.poll(() => connections.open().length).toBe(0);
  });

  it('shows each the other, and who is muted or has the camera off', async () => {
    const { ada, ben } = await two();
    const adaCamera = camera(RED);
    ada.setMedia(adaCamera, null);
    ben.setMedia(camera(BLUE), null);
    await Promise.all([ada.join(), ben.join()]);
    const seenByBen = await meets(ben, 'Ada');
    const seenByAda = await meets(ada, 'Ben');
    await expectColor(() => seenByBen().camera, RED);
    await expectColor(() => seenByAda().camera, BLUE);
    expect(seenByBen()).toMatchObject({ microphone: 'on', picture: 'on', screen: null });
    const stream = seenByBen().camera;

    const [voice] = adaCamera.getAudioTracks() as [MediaStreamTrack];
    setTrackEnabled(voice, false);
    await expect.poll(() => seenByBen().microphone).toBe('muted');
    setTrackEnabled(voice, true);
    await expect.poll(() => seenByBen().microphone).toBe('on');

    const [picture] = adaCamera.getVideoTracks() as [MediaStreamTrack];
    removeTrackFrom(adaCamera, picture);
    await expect.poll(() => seenByBen().picture).toBe('off');
    expect(seenByBen().camera).toBe(stream);
    expect(stream?.getVideoTracks()).toEqual([]);
    expect(stream?.getAudioTracks()).toHaveLength(1);

    addTrackTo(adaCamera, picture);
    await expect.poll(() => seenByBen().picture).toBe('on');
    expect(seenByBen().camera).toBe(stream);
    await expectColor(() => stream, RED);
  });

  it('shares a screen beside the camera, and stops', async () => {
    const { ada, ben } = await two();
    const adaCamera = camera(RED);
    ada.setMedia(adaCamera, null);
    await Promise.all([ada.join(), ben.join()]);
    const seenByBen = await meets(ben, 'Ada');
    for (let round = 1; round <= 4; round++) {
      ada.setMedia(adaCamera, camera(GREEN));
      await expectColor(() => seenByBen().screen, GREEN);
      await expectColor(() => seenByBen().camera, RED);
      ada.setMedia(adaCamera, null);
      await expect.poll(() => seenByBen().screen).toBeNull();
    }
    // Camera with sound, screen with sound, and the data.
    expect(seenByBen().peer?.connection?.getTransceivers()).toHaveLength(4);
  });

  it('can share from both sides at once', async () => {
    const { ada, ben } = await two();
    const [adaCamera, benCamera] = [camera(RED), camera(BLUE)];
    ada.setMedia(adaCamera, null);
    ben.setMedia(benCamera, null);
    await Promise.all([ada.join(), ben.join()]);
    const [seenByBen, seenByAda] = [await meets(ben, 'Ada'), await meets(ada, 'Ben')];
    ada.setMedia(adaCamera, camera(GREEN));
    ben.setMedia(benCamera, camera(GREEN));
    await expectColor(() => seenByBen().screen, GREEN);
    await expectColor(() => seenByAda().screen, GREEN);
    await expectColor(() => seenByBen().camera, RED);
    await expectColor(() => seenByAda().camera, BLUE);
  });

  it('takes a camera that comes only later, from either side', async () => {
    const { ada, ben } = await two();
    await Promise.all([ada.join(), ben.join()]);
    const [seenByBen, seenByAda] = [await meets(ben, 'Ada'), await meets(ada, 'Ben')];
    expect(seenByBen()).toMatchObject({ camera: null, microphone: 'off', picture: 'off' });
    ben.setMedia(camera(BLUE), null);
    await expectColor(() => seenByAda().camera, BLUE);
    ada.setMedia(camera(RED), null);
    await expectColor(() => seenByBen().camera, RED);
  });

  it('tells of another name, and sends less to those who save data', async () => {
    const hub = createMemoryHub();
    const profile = { name: 'Ada', saveData: false };
    const options = { name: () => profile.name, saveData: () => profile.saveData };
    const ada = createRoom({ signaling: hub.room('profile'), ...options });
    const ben = makeRoom(hub.room('profile'), 'Ben');
    cleanups.push(() => ada.leave());
    ben.setMedia(camera(BLUE), null);
    await Promise.all([ada.join(), ben.join()]);
    const seenByBen = await meets(ben, 'Ada');
    const sentKbps = () => {
      const senders = seenByBen().peer?.connection?.getSenders() ?? [];
      const video = senders.find(({ track }) => track?.kind === 'video');
      return (video?.getParameters().encodings[0]?.maxBitrate ?? 0) / 1000;
    };
    await expect.poll(sentKbps).toBe(1700);

    profile.saveData = true;
    ada.update();
    await expect.poll(sentKbps).toBe(120);
    profile.saveData = false;
    profile.name = 'Ada L.';
    ada.update();
    await expect.poll(() => ben.getSnapshot().participants[0]?.name).toBe('Ada L.');
    await expect.poll(() => ben.getSnapshot().participants[0]?.peer?.connection?.getSenders().length).toBeGreaterThan(0);
    expect(ada.getSnapshot().self?.name).toBe('Ada L.');
  });

  it('sends smaller pictures the more people there are', async () => {
    const hub = createMemoryHub();
    const rooms = ['Ada', 'Ben', 'Cleo'].map((each) => makeRoom(hub.room('shares'), each)) as [Room, Room, Room];
    const [ada, ben, cleo] = rooms;
    ada.setMedia(camera(RED), null);
    await Promise.all([ada.join(), ben.join()]);
    await meets(ada, 'Ben');
    const limits = () =>
      ada.getSnapshot().participants.map(({ peer }) => {
        const sender = peer?.connection?.getSenders().find(({ track }) => track?.kind === 'video');
        return sender?.getParameters().encodings[0]?.maxBitrate;
      });
    await expect.poll(limits).toEqual([1_700_000]);
    await cleo.join();
    await expect.poll(limits).toEqual([1_000_000, 1_000_000]);
    cleo.leave();
    await expect.poll(limits).toEqual([1_700_000]);
  });

  it('chats both ways, keeps what was said, and refuses what is too long', async () => {
    const { ada, ben } = await two();
    await Promise.all([ada.join(), ben.join()]);
    const [adaChat, benChat] = [ada.part(createChat), ben.part(createChat)];
    expect(ada.part(createChat)).toBe(adaChat);
    await Promise.all([meets(ada, 'Ben'), meets(ben, 'Ada')]);
    expect(adaChat.send('  Hello <b>Ben</b>  ')).toBeNull();
    await expect.poll(() => benChat.getSnapshot().messages.length).toBe(1);
    benChat.send('안녕 Ada');
    await expect.poll(() => adaChat.getSnapshot().messages.length).toBe(2);
    const texts = (chat: typeof adaChat) =>
      chat.getSnapshot().messages.map(({ name, text, own }) => ({ name, text, own }));
    expect(texts(adaChat)).toEqual([
      { name: 'Ada', text: 'Hello <b>Ben</b>', own: true },
      { name: 'Ben', text: '안녕 Ada', own: false },
    ]);
    expect(texts(benChat).map(({ own }) => own)).toEqual([false, true]);
    expect(adaChat.send('x'.repeat(4001))?.code).toBe('message-too-large');
    expect(adaChat.send('   ')).toBeNull();
    expect(adaChat.getSnapshot().messages).toHaveLength(2);
  });

  it('takes at most ten chat messages a second from one member, each well formed', async () => {
    const { ada, ben } = await two();
    await Promise.all([ada.join(), ben.join()]);
    const chat = ben.part(createChat);
    await Promise.all([meets(ada, 'Ben'), meets(ben, 'Ada')]);
    for (const data of [null, {}, { id: 'x', text: '' }, { id: 'x', text: 'y'.repeat(5000) }, { id: 7, text: 'z' }]) {
      ada.broadcast('chat', data);
    }
    for (let each = 0; each < 100; each++) ada.broadcast('chat', { id: `flood-${each}`, text: 'spam' });
    const heard: unknown[] = [];
    ben.subscribeTo('end', () => heard.push('end'));
    ada.broadcast('end', null);
    await expect.poll(() => heard.length).toBe(1);
    expect(chat.getSnapshot().messages.length).toBeGreaterThanOrEqual(10);
    expect(chat.getSnapshot().messages.length).toBeLessThan(15);
  });

  it('joins, leaves and joins again', async () => {
    const { ada, ben } = await two();
    ada.setMedia(camera(RED), null);
    for (let round = 1; round <= 3; round++) {
      await Promise.all([ada.join(), ben.join()]);
      const seenByBen = await meets(ben, 'Ada');
      await expectColor(() => seenByBen().camera, RED);
      ben.leave();
      await expect.poll(() => ada.getSnapshot().participants).toEqual([]);
    }
  });

  it('resolves join when one leaves before one is in', async () => {
    const { ada } = await two();
    const joining = ada.join();
    ada.leave();
    await joining;
    expect(ada.getSnapshot().status).toBe('left');
  });

  it('says goodbye when the page goes', async () => {
    const { ada, ben } = await two();
    await Promise.all([ada.join(), ben.join()]);
    await meets(ben, 'Ada');
    globalThis.dispatchEvent(new PageTransitionEvent('pagehide'));
    expect(ada.getSnapshot().status).toBe('left');
  });
});

describe('a room of more', () => {
  it('connects four to each other and tells who left', async () => {
    const hub = createMemoryHub();
    const name = uniqueName();
    const rooms = ['Ada', 'Ben', 'Cleo', 'Dan'].map((each) => makeRoom(hub.room(name), each));
    await Promise.all(rooms.map((room) => room.join()));
    const [ada, ben, cleo, dan] = rooms as [Room, Room, Room, Room];
    for (const room of rooms) {
      for (const other of ['Ada', 'Ben', 'Cleo', 'Dan']) {
        if (other !== room.getSnapshot().self?.name) await meets(room, other);
      }
    }
    dan.leave();
    for (const room of [ada, ben, cleo]) await expect.poll(() => names(room)).not.toContain('Dan');
    expect(names(ada).toSorted()).toEqual(['Ben', 'Cleo']);
  });
});

describe('a sealed room', () => {
  function enter(hub: ReturnType<typeof createMemoryHub>, name: string, roomKey: string | null) {
    const room = createRoom({ signaling: hub.room('sealed'), name: () => name, roomKey: () => roomKey });
    cleanups.push(() => room.leave());
    return room;
  }

  it('connects those who have its key, and says who has another', async () => {
    const hub = createMemoryHub();
    const key = createRoomKey();
    const ada = enter(hub, 'Ada', key);
    const ben = enter(hub, 'Ben', key);
    const mallory = enter(hub, 'Mallory', createRoomKey());
    const eve = enter(hub, 'Eve', null);
    await Promise.all([ada, ben, mallory, eve].map((room) => room.join()));
    await meets(ada, 'Ben');
    const error = (name: string) => ada.getSnapshot().participants.find((each) => each.name === name)?.error?.code;
    await expect.poll(() => error('Mallory'), { timeout: 10_000 }).toBe('key-mismatch');
    await expect.poll(() => error('Eve')).toBe('key-mismatch');
    expect(ada.getSnapshot().participants.filter(({ status }) => status === 'connected')).toHaveLength(1);
  });

  it('is not entered with half a key', async () => {
    const ada = enter(createMemoryHub(), 'Ada', createRoomKey().slice(4));
    await ada.join();
    expect(ada.getSnapshot()).toMatchObject({ status: 'failed', error: { code: 'key-mismatch' } });
  });
});

describe('over real signaling', () => {
  const channels = inject('channels');

  function overPusher(room: string, name: string, made: Pusher[] = []): Signaling {
    const pusher = createPusherClient(channels, name);
    made.push(pusher);
    cleanups.push(() => pusher.disconnect());
    return pusherSignaling({ pusher, room });
  }

  it('keeps a call going, with the same pictures, while the signaling is away', async () => {
    const name = uniqueName();
    const ada = makeRoom(overPusher(name, 'Ada'), 'Ada');
    const ben = makeRoom(overPusher(name, 'Ben'), 'Ben');
    ada.setMedia(camera(RED), null);
    await Promise.all([ada.join(), ben.join()]);
    const seenByBen = await meets(ben, 'Ada');
    await expectColor(() => seenByBen().camera, RED);
    const before = { stream: seenByBen().camera, connection: seenByBen().peer?.connection };

    const statuses: string[] = [];
    ada.subscribe(() => statuses.push(ada.getSnapshot().status));
    await fetch(`${channels.controlUrl}/disconnect-all`, { method: 'POST' });
    await expect.poll(() => statuses).toContain('reconnecting');
    await expect.poll(() => ada.getSnapshot().status, { timeout: 10_000 }).toBe('joined');
    await expect.poll(() => ben.getSnapshot().status, { timeout: 10_000 }).toBe('joined');

    expect(seenByBen().camera).toBe(before.stream);
    expect(seenByBen().peer?.connection).toBe(before.connection);
    const cleo = makeRoom(overPusher(name, 'Cleo'), 'Cleo');
    await cleo.join();
    await meets(cleo, 'Ada');
    await meets(cleo, 'Ben');
    expect(names(ada).toSorted()).toEqual(['Ben', 'Cleo']);
  });

  it('keeps a call going when the signaling gives up, and enters again', async () => {
    const name = uniqueName();
    const pushers: Pusher[] = [];
    const ada = makeRoom(overPusher(name, 'Ada', pushers), 'Ada');
    const ben = makeRoom(overPusher(name, 'Ben'), 'Ben');
    await Promise.all([ada.join(), ben.join()]);
    await meets(ada, 'Ben');
    const before = ada.getSnapshot().participants[0]?.peer?.connection;
    pushers[0]?.disconnect();
    await expect.poll(() => ada.getSnapshot()).toMatchObject({
      status: 'reconnecting',
      error: { code: 'signaling-unavailable' },
    });
    expect(names(ada)).toEqual(['Ben']);
    await expect.poll(() => ada.getSnapshot(), { timeout: 10_000 }).toMatchObject({ status: 'joined', error: null });
    expect(ada.getSnapshot().participants[0]?.peer?.connection).toBe(before);
  });

  it('stays within what Pusher allows when six join at once', async () => {
    const name = uniqueName();
    const everyone = ['A', 'B', 'C', 'D', 'E', 'F'];
    const rooms = everyone.map((each) => makeRoom(overPusher(name, each), each));
    // Sixty pictures are encoded by one machine here.
    const size = { width: 96, height: 54, frameRate: 2 };
    for (const room of rooms) room.setMedia(camera(BLUE, size), camera(GREEN, size));
    await Promise.all(rooms.map((room) => room.join()));
    for (const room of rooms) {
      const self = room.getSnapshot().self?.name;
      for (const other of everyone) if (other !== self) await meets(room, other);
      expect(room.getSnapshot().error).toBeNull();
    }
  }, 30_000);

  it('joins over a broadcast channel', async () => {
    const name = uniqueName();
    const ada = makeRoom(broadcastChannelSignaling({ room: name }), 'Ada');
    const ben = makeRoom(broadcastChannelSignaling({ room: name }), 'Ben');
    await Promise.all([ada.join(), ben.join()]);
    await meets(ada, 'Ben');
    await meets(ben, 'Ada');
  });

  it('fails with the reason when it is refused', async () => {
    const room = makeRoom(overPusher('forbidden', 'Ada'), 'Ada');
    await room.join();
    expect(room.getSnapshot()).toMatchObject({ status: 'failed', error: { code: 'room-forbidden' } });
  });
});
