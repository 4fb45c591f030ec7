import { describe, expect, it, onTestFinished } from 'vitest';
import { createMemoryHub, type MemoryHub } from '../../signaling/memory';
import { createSyntheticStream, isSameColor, readPictureColor } from '../../testing/index';
import type { MemberRole } from '../signaling/port';
import { createRoom } from './createRoom';
import type { Room, RoomOptions } from './room';

function enterRoom(hub: MemoryHub, name: string, role: MemberRole = 'guest', options: Partial<RoomOptions> = {}): Room {
  const room = createRoom({ signaling: hub.room('den', { role }), name: () => name, ...options });
  onTestFinished(() => room.leave());
  void room.join();
  return room;
}

const people = (room: Room) =>
  room
    .getSnapshot()
    .participants.filter(({ status }) => status === 'connected')
    .map(({ name }) => name)
    .toSorted();
const expectPeople = (room: Room, ...names: string[]) =>
  expect.poll(() => people(room)).toEqual(names);
const expectKnocking = (room: Room, ...names: string[]) =>
  expect.poll(() => room.getSnapshot().knocking.map(({ name }) => name)).toEqual(names);
const expectWaiting = (room: Room) =>
  expect.poll(() => room.getSnapshot()).toMatchObject({
    status: 'joining',
    waiting: true,
    participants: [],
  });
const idOf = (room: Room, name: string) => {
  const { participants, knocking } = room.getSnapshot();
  return [...participants, ...knocking].find((each) => each.name === name)?.id ?? '';
};

/** A host and a guest who are connected. */
async function hostAndGuest() {
  const hub = createMemoryHub();
  const host = enterRoom(hub, 'Hana', 'host');
  const guest = enterRoom(hub, 'Gil');
  await expectPeople(host, 'Gil');
  await expectPeople(guest, 'Hana');
  return { hub, host, guest };
}

describe('a locked room', () => {
  it('keeps newcomers outside until a host lets them in', async () => {
    const { hub, host, guest } = await hostAndGuest();
    expect(host.getSnapshot().self?.role).toBe('host');
    expect(guest.getSnapshot().participants[0]?.role).toBe('host');
    expect(host.setAccess('locked')).toBe(true);
    await expect.poll(() => guest.getSnapshot().access).toBe('locked');

    const newcomer = enterRoom(hub, 'Nora');
    await expectKnocking(host, 'Nora');
    await expectWaiting(newcomer);
    expect(people(host)).toEqual(['Gil']);
    expect(guest.getSnapshot().knocking).toEqual([]);
    expect(people(guest)).toEqual(['Hana']);

    expect(host.admit(idOf(host, 'Nora'))).toBe(true);
    await expectPeople(newcomer, 'Gil', 'Hana');
    await expectPeople(host, 'Gil', 'Nora');
    await expectPeople(guest, 'Hana', 'Nora');
    expect(newcomer.getSnapshot()).toMatchObject({ status: 'joined', waiting: false, access: 'locked' });
    await expectKnocking(host);
  });

  it('opens again, and lets in who waits', async () => {
    const { hub, host, guest } = await hostAndGuest();
    host.setAccess('locked');
    await expect.poll(() => guest.getSnapshot().access).toBe('locked');
    const [first, second] = [enterRoom(hub, 'Nora'), enterRoom(hub, 'Otto')];
    await expectWaiting(first);
    await expectWaiting(second);
    host.setAccess('open');
    for (const each of [first, second]) {
      await expect.poll(() => each.getSnapshot().status).toBe('joined');
    }
    await expectPeople(first, 'Gil', 'Hana', 'Otto');
    await expectPeople(second, 'Gil', 'Hana', 'Nora');
  });

  it('turns somebody away who knocks', async () => {
    const { hub, host } = await hostAndGuest();
    host.setAccess('locked');
    const newcomer = enterRoom(hub, 'Nora');
    await expectKnocking(host, 'Nora');
    await expectWaiting(newcomer);
    expect(host.remove(idOf(host, 'Nora'))).toBe(true);
    await expect.poll(() => newcomer.getSnapshot()).toMatchObject({
      status: 'failed',
      error: { code: 'room-forbidden' },
    });
    await expectKnocking(host);
  });

  it('waits also where no host is there to open', async () => {
    const { hub, host, guest } = await hostAndGuest();
    host.setAccess('locked');
    await expect.poll(() => guest.getSnapshot().access).toBe('locked');
    host.leave();
    await expectPeople(guest);
    const newcomer = enterRoom(hub, 'Nora');
    await expectWaiting(newcomer);
    expect(people(guest)).toEqual([]);
  });

  it('lets in nobody on the word of a guest', async () => {
    const { hub, host, guest } = await hostAndGuest();
    for (const decide of [() => guest.setAccess('locked'), () => guest.admit('x'), () => guest.remove('x')]) {
      expect(decide()).toBe(false);
    }
    host.setAccess('locked');
    await expect.poll(() => guest.getSnapshot().access).toBe('locked');
    const newcomer = enterRoom(hub, 'Nora');
    await expectWaiting(newcomer);
    // A forged decision, as a guest with a program of their own would send it.
    const policy = { at: Date.now() + 1e6, access: 'open', inside: [], removed: [] };
    guest.getSnapshot().participants[0]?.peer?.send(JSON.stringify({ type: 'policy', policy }));
    // What is said in order has arrived when what was said after it has.
    const arrived = new Promise<void>((resolve) => host.subscribeTo('after', () => resolve()));
    guest.broadcast('after', null);
    await arrived;
    expect(host.getSnapshot()).toMatchObject({ access: 'locked', knocking: [{ name: 'Nora' }] });
    expect(people(host)).toEqual(['Gil']);
  });
});

describe('a host', () => {
  it('puts somebody out, whom nobody connects to any more', async () => {
    const { hub, host, guest } = await hostAndGuest();
    const other = enterRoom(hub, 'Otto');
    await expectPeople(other, 'Gil', 'Hana');
    const departures: unknown[] = [];
    other.subscribeToDepartures((participant, reason) => departures.push([participant.name, reason]));
    host.remove(idOf(host, 'Gil'));
    await expect.poll(() => guest.getSnapshot().status).toBe('failed');
    await expectPeople(host, 'Otto');
    await expectPeople(other, 'Hana');
    expect(departures).toEqual([]);
  });

  it('keeps the lock across a reload of the tab', async () => {
    const { hub, host, guest } = await hostAndGuest();
    host.setAccess('locked');
    await expect.poll(() => guest.getSnapshot().access).toBe('locked');
    const { id } = host.getSnapshot().self as { id: string };
    globalThis.dispatchEvent(new Event('pagehide'));
    expect([host, guest].map((room) => room.getSnapshot().status)).toEqual(['left', 'left']);

    // The next page of the tab; the signaling knows it again, as Pusher's does.
    const transport = hub.room('den', { role: 'host' });
    const again = createRoom({
      name: () => 'Hana',
      signaling: {
        connect: (name, events) =>
          transport.connect(name, {
            ...events,
            onOpen: (self, others) => events.onOpen({ ...self, id }, others),
          }),
      },
    });
    onTestFinished(() => again.leave());
    await again.join();
    expect(again.getSnapshot().access).toBe('locked');
    again.leave();
    await again.join();
    expect(again.getSnapshot().access).toBe('open');
  });
});

describe('one to many', () => {
  it('connects everybody to the hosts only, who alone are seen and heard', async () => {
    const hub = createMemoryHub();
    const senders = () => 'hosts' as const;
    const picture = createSyntheticStream({ color: 'rgb(200 40 40)' });
    onTestFinished(() => picture.stop());
    const own = createSyntheticStream({ color: 'rgb(40 60 200)' });
    onTestFinished(() => own.stop());
    const host = enterRoom(hub, 'Hana', 'host', { senders });
    host.setMedia(picture.stream, null);
    const viewers = ['Ada', 'Ben', 'Cleo'].map((name) => {
      const viewer = enterRoom(hub, name, 'guest', { senders });
      viewer.setMedia(own.stream, null);
      return viewer;
    });
    await expectPeople(host, 'Ada', 'Ben', 'Cleo');
    for (const viewer of viewers) {
      await expectPeople(viewer, 'Hana');
      const [seen] = viewer.getSnapshot().participants;
      await expect.poll(() => viewer.getSnapshot().participants[0]?.camera?.getVideoTracks().length).toBe(1);
      await expect
        .poll(async () => isSameColor(await readPictureColor(seen?.camera as MediaStream), [200, 40, 40]))
        .toBe(true);
      expect(viewer.getSnapshot().self).toMatchObject({ camera: null, picture: 'off', microphone: 'off' });
    }
    for (const { camera, picture: shown } of host.getSnapshot().participants) {
      expect([camera, shown]).toEqual([null, 'off']);
    }
    // What is written still reaches the host.
    const heard: unknown[] = [];
    host.subscribeTo('question', (from, data) => heard.push([from.name, data]));
    viewers[0]?.broadcast('question', 'Why?');
    await expect.poll(() => heard).toEqual([['Ada', 'Why?']]);
  });

  it('shows nothing of a viewer who sends all the same', async () => {
    const hub = createMemoryHub();
    const own = createSyntheticStream({ color: 'rgb(40 60 200)' });
    onTestFinished(() => own.stop());
    const host = enterRoom(hub, 'Hana', 'host', { senders: () => 'hosts' });
    const intruder = enterRoom(hub, 'Ivo');
    intruder.setMedia(own.stream, null);
    await expectPeople(host, 'Ivo');
    await expect
      .poll(() => host.getSnapshot().participants[0]?.peer?.getSnapshot().remoteStreams.length)
      .toBe(1);
    expect(host.getSnapshot().participants[0]).toMatchObject({ camera: null, microphone: 'off', picture: 'off' });
  });
});

describe('departures', () => {
  it('tell who left from who was lost', async () => {
    const { host, guest } = await hostAndGuest();
    const departures: unknown[] = [];
    host.subscribeToDepartures(({ name }, reason) => departures.push([name, reason]));
    guest.leave();
    await expect.poll(() => departures).toEqual([['Gil', 'left']]);
  });
});
