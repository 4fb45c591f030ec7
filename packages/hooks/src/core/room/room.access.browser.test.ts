import { describe, expect, it, onTestFinished } from 'vitest';
import { createMemoryHub, type MemoryHub } from '../../signaling/memory';
import { keepTab } from '../../testing/keepTab';
import { expectColor } from '../../testing/expectColor';
import { createSyntheticStream } from '../../testing/index';
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
const expectInWaitingRoom = (room: Room, ...names: string[]) =>
  expect.poll(() => room.getSnapshot().waitingRoom.map(({ name }) => name)).toEqual(names);
const expectWaiting = (room: Room) =>
  expect.poll(() => room.getSnapshot()).toMatchObject({
    status: 'waiting',
    inRoom: false,
    access: 'locked',
    participants: [],
  });
const expectOut = (room: Room, code: string) =>
  expect.poll(() => room.getSnapshot()).toMatchObject({ status: 'failed', inRoom: false, error: { code } });
const idOf = (room: Room, name: string) => {
  const { participants, waitingRoom } = room.getSnapshot();
  return [...participants, ...waitingRoom].find((each) => each.name === name)?.id ?? '';
};

/** A guest whose tab keeps its id, as with Pusher, and whose signaling can be away for a while. */
function enterAsTab(hub: MemoryHub, name: string) {
  const tab = keepTab(hub.room('den', { id: `tab-${name}` }));
  const room = createRoom({ signaling: tab.signaling, name: () => name });
  onTestFinished(() => room.leave());
  void room.join();
  return { room, line: tab };
}

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
    await expectInWaitingRoom(host, 'Nora');
    await expectWaiting(newcomer);
    expect(people(host)).toEqual(['Gil']);
    expect(guest.getSnapshot().waitingRoom).toEqual([]);
    expect(people(guest)).toEqual(['Hana']);

    expect(host.admit(idOf(host, 'Nora'))).toBe(true);
    await expectPeople(newcomer, 'Gil', 'Hana');
    await expectPeople(host, 'Gil', 'Nora');
    await expectPeople(guest, 'Hana', 'Nora');
    expect(newcomer.getSnapshot()).toMatchObject({ status: 'joined', inRoom: true, access: 'locked' });
    await expectInWaitingRoom(host);
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

  it('says to who is declined that they were, and lets them ask again', async () => {
    const { hub, host } = await hostAndGuest();
    host.setAccess('locked');
    const { room: newcomer } = enterAsTab(hub, 'Nora');
    await expectInWaitingRoom(host, 'Nora');
    await expectWaiting(newcomer);
    expect(host.decline(idOf(host, 'Nora'))).toBe(true);
    await expectOut(newcomer, 'room-declined');
    await expectInWaitingRoom(host);

    await newcomer.join();
    await expectInWaitingRoom(host, 'Nora');
    host.admit(idOf(host, 'Nora'));
    await expectPeople(newcomer, 'Gil', 'Hana');
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
    for (const decide of [() => guest.setAccess('locked'), () => guest.admit('x'), () => guest.remove('x'), () => guest.endForAll()]) {
      expect(decide()).toBe(false);
    }
    host.setAccess('locked');
    await expect.poll(() => guest.getSnapshot().access).toBe('locked');
    const newcomer = enterRoom(hub, 'Nora');
    await expectWaiting(newcomer);
    // A forged decision, as a guest with a program of their own would send it.
    const access = { at: Date.now() + 1e6, by: idOf(guest, 'Hana'), value: 'open', inside: [] };
    const policy = { access, members: [], ended: null };
    guest.getSnapshot().participants[0]?.peer?.send(JSON.stringify({ type: 'policy', version: 1, policy }));
    // What is said in order has arrived when what was said after it has.
    const arrived = new Promise<void>((resolve) => host.onMessage('after', () => resolve()));
    guest.broadcast('after', null);
    await arrived;
    expect(host.getSnapshot()).toMatchObject({ access: 'locked', waitingRoom: [{ name: 'Nora' }] });
    expect(people(host)).toEqual(['Gil']);
  });
});

describe('a host', () => {
  it('removes a participant, whom nobody connects to any more', async () => {
    const { hub, host, guest } = await hostAndGuest();
    const other = enterRoom(hub, 'Otto');
    await expectPeople(other, 'Gil', 'Hana');
    const left: string[] = [];
    onTestFinished(other.onParticipantLeft(({ name }, reason) => left.push(`${name} ${reason}`)));
    host.remove(idOf(host, 'Gil'));
    await expectOut(guest, 'room-removed');
    await expectPeople(host, 'Otto');
    await expectPeople(other, 'Hana');
    expect(left).toEqual(['Gil left']);
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
        room: 'den',
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
    const mode = () => 'broadcast' as const;
    const picture = createSyntheticStream({ color: 'rgb(200 40 40)' });
    onTestFinished(() => picture.stop());
    const own = createSyntheticStream({ color: 'rgb(40 60 200)' });
    onTestFinished(() => own.stop());
    const host = enterRoom(hub, 'Hana', 'host', { mode });
    host.setMedia(picture.stream, null);
    const viewers = ['Ada', 'Ben', 'Cleo'].map((name) => {
      const viewer = enterRoom(hub, name, 'guest', { mode });
      viewer.setMedia(own.stream, null);
      return viewer;
    });
    await expectPeople(host, 'Ada', 'Ben', 'Cleo');
    for (const viewer of viewers) {
      await expectPeople(viewer, 'Hana');
      await expectColor(() => viewer.getSnapshot().participants[0]?.camera, [200, 40, 40]);
      expect(viewer.getSnapshot().self).toMatchObject({ camera: null, cameraStatus: 'off', microphone: 'off' });
    }
    for (const { camera, cameraStatus: shown } of host.getSnapshot().participants) {
      expect([camera, shown]).toEqual([null, 'off']);
    }
    // What is written still reaches the host.
    const heard: unknown[] = [];
    host.onMessage('question', (from, data) => heard.push([from.name, data]));
    viewers[0]?.broadcast('question', 'Why?');
    await expect.poll(() => heard).toEqual([['Ada', 'Why?']]);
  });

  it('shows nothing of a viewer who sends all the same', async () => {
    const hub = createMemoryHub();
    const own = createSyntheticStream({ color: 'rgb(40 60 200)' });
    onTestFinished(() => own.stop());
    const host = enterRoom(hub, 'Hana', 'host', { mode: () => 'broadcast' });
    const intruder = enterRoom(hub, 'Ivo');
    intruder.setMedia(own.stream, null);
    await expectPeople(host, 'Ivo');
    await expect
      .poll(() => host.getSnapshot().participants[0]?.peer?.getSnapshot().remoteStreams.length)
      .toBe(1);
    expect(host.getSnapshot().participants[0]).toMatchObject({ camera: null, microphone: 'off', cameraStatus: 'off' });
  });
});

describe('who comes and who goes', () => {
  it('tells of a participant who comes in, and of one who leaves', async () => {
    const { hub, host, guest } = await hostAndGuest();
    const told: unknown[] = [];
    host.onParticipantJoined(({ name }) => told.push([name, 'joined']));
    host.onParticipantLeft(({ name }, reason) => told.push([name, reason]));
    const other = enterRoom(hub, 'Otto');
    await expectPeople(other, 'Gil', 'Hana');
    guest.leave();
    await expect.poll(() => told).toEqual([
      ['Otto', 'joined'],
      ['Gil', 'left'],
    ]);
  });
});

describe('a room that begins locked', () => {
  const access = () => 'locked' as const;

  it('keeps a patient who comes before the doctor waiting, alone and with others, until the doctor admits them', async () => {
    const hub = createMemoryHub();
    const patient = enterRoom(hub, 'Paul', 'guest', { access });
    await expectWaiting(patient);
    const other = enterRoom(hub, 'Otto', 'guest', { access });
    await expectWaiting(other);
    const doctor = enterRoom(hub, 'Dora', 'host', { access });
    await expect.poll(() => doctor.getSnapshot()).toMatchObject({ status: 'joined', access: 'locked' });
    await expectInWaitingRoom(doctor, 'Paul', 'Otto');
    doctor.admit(idOf(doctor, 'Paul'));
    await expectPeople(patient, 'Dora');
    await expectPeople(doctor, 'Paul');
    await expectWaiting(other);
  });
});

describe('several hosts', () => {
  it('agree on what they decide at the same moment', async () => {
    const { hub, host, guest } = await hostAndGuest();
    const other = enterRoom(hub, 'Hugo', 'host');
    await expectPeople(other, 'Gil', 'Hana');
    await expectPeople(host, 'Gil', 'Hugo');
    host.setAccess('locked');
    other.ban(idOf(other, 'Gil'));
    await expectOut(guest, 'room-banned');
    for (const room of [host, other]) {
      await expect.poll(() => room.getSnapshot()).toMatchObject({ access: 'locked', waitingRoom: [] });
    }
    await expectPeople(host, 'Hugo');
    await expectPeople(other, 'Hana');
  });

  it('end the call for everyone, those who wait and the other hosts as well', async () => {
    const { hub, host, guest } = await hostAndGuest();
    const other = enterRoom(hub, 'Hugo', 'host');
    await expectPeople(other, 'Gil', 'Hana');
    host.setAccess('locked');
    const newcomer = enterRoom(hub, 'Nora');
    await expectInWaitingRoom(host, 'Nora');
    expect(host.endForAll()).toBe(true);
    for (const room of [guest, other, newcomer]) {
      await expect.poll(() => room.getSnapshot()).toMatchObject({ status: 'left', error: { code: 'room-ended' } });
    }
    await expect.poll(() => host.getSnapshot()).toMatchObject({ status: 'left', error: null });
  });
});

describe('a guest who was admitted while they were away', () => {
  it('comes in when they are back', async () => {
    const { hub, host } = await hostAndGuest();
    host.setAccess('locked');
    const { room: newcomer, line } = enterAsTab(hub, 'Nora');
    await expectInWaitingRoom(host, 'Nora');
    await expectWaiting(newcomer);
    line.cut();
    await expectInWaitingRoom(host);
    host.setAccess('open');
    line.mend();
    await expectPeople(newcomer, 'Gil', 'Hana');
  });
});
