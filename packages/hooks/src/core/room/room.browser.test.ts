import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createMemoryHub } from '../../signaling/memory';
import { expectColor } from '../../testing/expectColor';
import { keepTab } from '../../testing/keepTab';
import { makeCamera, makeRoom, makeTwo, meets, names, RED, uniqueName } from '../../testing/testRooms';
import { setTrackEnabled } from '../media/trackEnabled';
import { watchConnections } from '../peer/openConnections';
import { createRoomKey } from '../signaling/roomKey';
import { createRoom } from './createRoom';
import type { Room } from './room';

describe('a room of two', () => {
  it('starts nothing before join, and says how it stands', async () => {
    const connections = watchConnections();
    const { ada, ben } = makeTwo();
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

  it('joins, leaves and joins again', async () => {
    const { ada, ben } = makeTwo();
    ada.setMedia(makeCamera(RED), null);
    for (let round = 1; round <= 3; round++) {
      await Promise.all([ada.join(), ben.join()]);
      const seenByBen = await meets(ben, 'Ada');
      await expectColor(() => seenByBen().camera, RED);
      ben.leave();
      await expect.poll(() => ada.getSnapshot().participants).toEqual([]);
    }
  });

  it('asks for ICE servers on its way in, so that those who are there need not wait for them', async () => {
    const iceServers = vi.fn(() => Promise.reject(new Error('502')));
    const room = createRoom({
      signaling: createMemoryHub().room('early'),
      name: () => 'Ada',
      iceServers: () => iceServers,
    });
    onTestFinished(() => room.leave());
    await room.join();
    expect(iceServers).toHaveBeenCalledTimes(1);
    expect(room.getSnapshot()).toMatchObject({ status: 'joined', error: null });
  });

  it('resolves join when one leaves before one is in', async () => {
    const { ada } = makeTwo();
    const joining = ada.join();
    ada.leave();
    await joining;
    expect(ada.getSnapshot().status).toBe('left');
  });

  it('says goodbye when the page goes', async () => {
    const { ada, ben } = makeTwo();
    await Promise.all([ada.join(), ben.join()]);
    await meets(ben, 'Ada');
    globalThis.dispatchEvent(new PageTransitionEvent('pagehide'));
    expect(ada.getSnapshot().status).toBe('left');
  });

  it('is joined again when the page comes back out of the back/forward cache, and not before', async () => {
    const { ada, ben } = makeTwo();
    await Promise.all([ada.join(), ben.join()]);
    await meets(ben, 'Ada');
    globalThis.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    expect(ada.getSnapshot()).toMatchObject({ status: 'left', inRoom: false });
    globalThis.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }));
    expect(ada.getSnapshot().status).toBe('left');
    globalThis.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    for (const room of [ada, ben]) await expect.poll(() => room.getSnapshot()).toMatchObject({ status: 'joined', inRoom: true });
    await meets(ada, 'Ben');
    await meets(ben, 'Ada');
    expect(names(ben)).toEqual(['Ada']);
  });

  it('is still in the room while its signaling is reconnecting', async () => {
    const tab = keepTab(createMemoryHub().room('blink', { id: 'tab-of-ada' }));
    const ada = makeRoom(tab.signaling, 'Ada');
    await ada.join();
    tab.cut();
    expect(ada.getSnapshot()).toMatchObject({ status: 'reconnecting', inRoom: true });
    tab.mend();
    await expect.poll(() => ada.getSnapshot()).toMatchObject({ status: 'joined', inRoom: true });
  });
});

describe('a room of more', () => {
  it('gives the participant who mutes a new object, and the others the ones that they had', async () => {
    const hub = createMemoryHub();
    const name = uniqueName();
    const rooms = ['Ada', 'Ben', 'Cleo'].map((each) => makeRoom(hub.room(name), each));
    const [ada, ben] = rooms as [Room, Room, Room];
    const camera = makeCamera(RED);
    ben.setMedia(camera, null);
    await Promise.all(rooms.map((room) => room.join()));
    const seen = { ben: await meets(ada, 'Ben'), cleo: await meets(ada, 'Cleo') };
    await expectColor(() => seen.ben().camera, RED);
    await expect.poll(() => seen.ben().microphone).toBe('on');
    const before = { ben: seen.ben(), cleo: seen.cleo(), self: ada.getSnapshot().self };

    for (const track of camera.getAudioTracks()) setTrackEnabled(track, false);
    await expect.poll(() => seen.ben().microphone).toBe('muted');
    expect(seen.ben()).not.toBe(before.ben);
    expect(seen.cleo()).toBe(before.cleo);
    expect(ada.getSnapshot().self).toBe(before.self);
  });

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

describe('an encrypted room', () => {
  function enter(hub: ReturnType<typeof createMemoryHub>, name: string, roomKey: string | null) {
    const room = createRoom({ signaling: hub.room('encrypted'), name: () => name, roomKey: () => roomKey });
    onTestFinished(() => room.leave());
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
    await expect.poll(() => error('Mallory')).toBe('key-mismatch');
    await expect.poll(() => error('Eve')).toBe('key-mismatch');
    expect(ada.getSnapshot().participants.filter(({ status }) => status === 'connected')).toHaveLength(1);
  });

  it('is not entered with half a key', async () => {
    const ada = enter(createMemoryHub(), 'Ada', createRoomKey().slice(4));
    await ada.join();
    expect(ada.getSnapshot()).toMatchObject({ status: 'failed', error: { code: 'key-mismatch' } });
  });
});
