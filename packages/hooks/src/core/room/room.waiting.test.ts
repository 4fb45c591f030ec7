import { describe, expect, it, onTestFinished } from 'vitest';
import { createMemoryHub, type MemoryHub, type MemoryHubMember } from '../../signaling/memory';
import { keepTab } from '../../testing/keepTab';
import { createVirtualEnvironment } from '../../testing/virtualEnvironment';
import { systemClock } from '../environment/clock';
import { RtcError } from '../errors';
import type { Signaling, SignalingEvents } from '../signaling/port';
import { createRoom } from './createRoom';
import type { Room, RoomOptions } from './room';

// Who waits is connected to nobody, so all of this runs without WebRTC.

/** A page that nothing happens to, in real time. */
const stillPage = () =>
  Object.assign(createVirtualEnvironment(), systemClock, {
    soon(callback: () => void) {
      const timer = setTimeout(callback, 0);
      return () => clearTimeout(timer);
    },
  });

function make(signaling: Signaling, name: string, options: Partial<RoomOptions> = {}): Room {
  const room = createRoom({ signaling, name: () => name, environment: stillPage(), ...options });
  onTestFinished(() => room.leave());
  return room;
}

function enter(signaling: Signaling, name: string, options: Partial<RoomOptions> = {}): Room {
  const room = make(signaling, name, { access: () => 'locked', ...options });
  void room.join();
  return room;
}

const enterAs = (hub: MemoryHub, name: string, member: MemoryHubMember = {}) => enter(hub.room('den', member), name);
const expectStatus = (room: Room, status: string) => expect.poll(() => room.getSnapshot().status).toBe(status);
const expectOut = (room: Room, status: string, code: string) =>
  expect.poll(() => room.getSnapshot()).toMatchObject({ status, inRoom: false, error: { code } });
const waitingIn = (room: Room) => room.getSnapshot().waitingRoom.map(({ name }) => name);
const idOf = (room: Room, name: string) => room.getSnapshot().waitingRoom.find((each) => each.name === name)?.id ?? '';

/** A host of a locked room, and a guest in its waiting room. */
async function hostAndGuest(guestId?: string) {
  const hub = createMemoryHub();
  const host = enterAs(hub, 'Hana', { role: 'host' });
  await expectStatus(host, 'joined');
  const guest = enterAs(hub, 'Gil', { id: guestId });
  await expect.poll(() => waitingIn(host)).toEqual(['Gil']);
  await expectStatus(guest, 'waiting');
  return { hub, host, guest };
}

describe('a room that begins locked', () => {
  it('keeps a patient waiting who comes before the doctor, alone and beside another one', async () => {
    const hub = createMemoryHub();
    const patient = enterAs(hub, 'Paul');
    await patient.join();
    expect(patient.getSnapshot()).toMatchObject({ status: 'waiting', inRoom: false, access: 'locked', participants: [] });
    const other = enterAs(hub, 'Otto');
    await other.join();
    const doctor = enterAs(hub, 'Dora', { role: 'host' });
    await doctor.join();
    expect(doctor.getSnapshot()).toMatchObject({ status: 'joined', inRoom: true, access: 'locked' });
    await expect.poll(() => waitingIn(doctor)).toEqual(['Paul', 'Otto']);
    for (const each of [patient, other]) expect(each.getSnapshot().status).toBe('waiting');
  });

  it('begins so at the word of the signaling, whatever the application says', async () => {
    const hub = createMemoryHub();
    const guest = enter(hub.room('den', { access: 'locked' }), 'Gil', { access: () => 'open' });
    await guest.join();
    expect(guest.getSnapshot()).toMatchObject({ status: 'waiting', access: 'locked' });
  });

  it('is locked by a host that has asked for it before it joined', async () => {
    const hub = createMemoryHub();
    const host = make(hub.room('den', { role: 'host' }), 'Hana');
    expect(host.setAccess('locked')).toBe(true);
    await host.join();
    expect(host.getSnapshot().access).toBe('locked');
  });
});

describe('a guest in the waiting room', () => {
  it('is told that it was declined, and may ask again', async () => {
    const { host, guest } = await hostAndGuest('tab-gil');
    expect(host.decline(idOf(host, 'Gil'))).toBe(true);
    await expectOut(guest, 'failed', 'room-declined');
    await expect.poll(() => waitingIn(host)).toEqual([]);
    await guest.join();
    await expect.poll(() => waitingIn(host)).toEqual(['Gil']);
    await expectStatus(guest, 'waiting');
  });

  it('is told that it was banned, at every visit', async () => {
    const { host, guest } = await hostAndGuest('tab-gil');
    host.ban(idOf(host, 'Gil'));
    await expectOut(guest, 'failed', 'room-banned');
    await guest.join();
    await expectOut(guest, 'failed', 'room-banned');
    expect(waitingIn(host)).toEqual([]);
  });

  it('is told that the call was ended for everyone, as are other hosts, and the host leaves when they know', async () => {
    const { hub, host, guest } = await hostAndGuest();
    expect(guest.endForAll()).toBe(false);
    expect(host.endForAll()).toBe(true);
    await expectOut(guest, 'left', 'room-ended');
    await expect.poll(() => host.getSnapshot()).toMatchObject({ status: 'left', error: null });
    // The next call of this name is another one.
    const next = enterAs(hub, 'Hana', { role: 'host' });
    await next.join();
    expect(next.getSnapshot().status).toBe('joined');
  });

  it('stays in the waiting room while its signaling is away', async () => {
    const hub = createMemoryHub();
    const tab = keepTab(hub.room('den', { id: 'tab-gil' }));
    const guest = enter(tab.signaling, 'Gil');
    await guest.join();
    tab.cut();
    expect(guest.getSnapshot()).toMatchObject({ status: 'waiting', inRoom: false });
    tab.mend();
    const host = enterAs(hub, 'Hana', { role: 'host' });
    await expect.poll(() => waitingIn(host)).toEqual(['Gil']);
    await expectStatus(guest, 'waiting');
  });

  it('decides nothing', async () => {
    const { host, guest } = await hostAndGuest();
    for (const decide of [() => guest.setAccess('open'), () => guest.admit('x'), () => guest.decline('x'), () => guest.remove('x'), () => guest.ban('x')]) {
      expect(decide()).toBe(false);
    }
    expect(host.getSnapshot().access).toBe('locked');
  });
});

describe('joining', () => {
  /** A transport that does what the test says, and counts who came and went. */
  function manualSignaling() {
    const opened: SignalingEvents[] = [];
    let closed = 0;
    const signaling: Signaling = {
      connect(_name, events) {
        opened.push(events);
        return { send: () => true, close: () => void closed++ };
      },
    };
    return { signaling, opened, closed: () => closed };
  }

  it('fails with an error when the subscription is refused, and a second try works', async () => {
    const { signaling, opened, closed } = manualSignaling();
    const room = make(signaling, 'Ada');
    const first = room.join();
    opened[0]?.onFail(new RtcError('signaling-rejected', 'Refused.'));
    await first;
    expect(room.getSnapshot()).toMatchObject({ status: 'failed', error: { code: 'signaling-rejected' } });
    const second = room.join();
    expect(room.getSnapshot()).toMatchObject({ status: 'joining', error: null });
    opened[1]?.onOpen({ id: 'a', name: 'Ada' }, []);
    await second;
    expect(room.getSnapshot().status).toBe('joined');
    room.leave();
    expect(closed()).toBe(2);
  });

  it('leaves no ghost when it is left while it is under way, and ignores what comes then', async () => {
    const { signaling, opened, closed } = manualSignaling();
    const room = make(signaling, 'Ada');
    const joining = room.join();
    room.leave();
    await joining;
    expect(closed()).toBe(1);
    opened[0]?.onOpen({ id: 'a', name: 'Ada' }, [{ id: 'b', name: 'Ben' }]);
    expect(room.getSnapshot()).toMatchObject({ status: 'left', self: null, participants: [] });
  });
});
