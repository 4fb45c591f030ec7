import { expect, it, onTestFinished } from 'vitest';
import { createMemoryHub, type MemoryHubMember } from '../../signaling/memory';
import { createVirtualEnvironment } from '../../testing/virtualEnvironment';
import { systemClock } from '../environment/clock';
import { RtcError } from '../errors';
import type { AccessDecision, Signaling } from '../signaling/port';
import { createRoom } from './createRoom';
import type { Room } from './room';

// Rooms over a transport whose server keeps what hosts decide. Who waits is connected to nobody, so this needs no WebRTC.

/** A page that nothing happens to, in real time. */
const stillPage = () =>
  Object.assign(createVirtualEnvironment(), systemClock, {
    soon(callback: () => void) {
      const timer = setTimeout(callback, 0);
      return () => clearTimeout(timer);
    },
  });

function enter(signaling: Signaling, name: string): Room {
  const room = createRoom({ signaling, name: () => name, environment: stillPage() });
  onTestFinished(() => room.leave());
  void room.join();
  return room;
}

const expectStatus = (room: Room, status: string) => expect.poll(() => room.getSnapshot().status).toBe(status);
const waitingIn = (room: Room) => room.getSnapshot().waitingRoom.map(({ name }) => name);
const idOf = (room: Room, name: string) => room.getSnapshot().waitingRoom.find((each) => each.name === name)?.id ?? '';

/** The same transport, whose server is away for as long as `isAway()`. */
function awayWhile(signaling: Signaling, isAway: () => boolean, decided: AccessDecision[] = []): Signaling {
  return {
    ...signaling,
    connect(name, events) {
      const connection = signaling.connect(name, events);
      return {
        ...connection,
        async decide(decision) {
          decided.push(decision);
          if (isAway()) throw new RtcError('signaling-unavailable', 'The server did not answer.');
          await connection.decide?.(decision);
        },
      };
    },
  };
}

const makeHub = () => {
  const hub = createMemoryHub({ keepsDecisions: true });
  return (name: string, member: MemoryHubMember = {}) => hub.room('den', { id: `tab-${name}`, ...member });
};

it('waits by the server’s word, is declined, asks again, and is let in', async () => {
  const tab = makeHub();
  const host = enter(tab('Hana', { role: 'host' }), 'Hana');
  await expectStatus(host, 'joined');
  expect(host.setAccess('locked')).toBe(true);
  const guest = enter(tab('Gil'), 'Gil');
  await expectStatus(guest, 'waiting');
  expect(guest.getSnapshot()).toMatchObject({ inRoom: false, access: 'locked', participants: [] });
  await expect.poll(() => waitingIn(host)).toEqual(['Gil']);

  host.decline(idOf(host, 'Gil'));
  await expect.poll(() => guest.getSnapshot()).toMatchObject({ status: 'failed', error: { code: 'room-declined' } });
  await expect.poll(() => waitingIn(host)).toEqual([]);
  void guest.join();
  await expect.poll(() => waitingIn(host)).toEqual(['Gil']);
  await expectStatus(guest, 'waiting');
  host.admit(idOf(host, 'Gil'));
  await expect.poll(() => waitingIn(host)).toEqual([]);
});

it('ends for those who wait, and the host leaves once the server has taken it', async () => {
  const tab = makeHub();
  const host = enter(tab('Hana', { role: 'host' }), 'Hana');
  await expectStatus(host, 'joined');
  host.setAccess('locked');
  const guest = enter(tab('Gil'), 'Gil');
  await expectStatus(guest, 'waiting');
  host.endForAll();
  await expect.poll(() => guest.getSnapshot()).toMatchObject({ status: 'left', error: { code: 'room-ended' } });
  await expect.poll(() => host.getSnapshot()).toMatchObject({ status: 'left', error: null });
});

it('tells a host of a decision that the server did not take, and says it again until it has', async () => {
  const tab = makeHub();
  let isAway = true;
  const host = enter(awayWhile(tab('Hana', { role: 'host' }), () => isAway), 'Hana');
  await expectStatus(host, 'joined');
  host.setAccess('locked');
  await expect.poll(() => host.getSnapshot()).toMatchObject({ status: 'joined', error: { code: 'decision-not-taken' } });
  isAway = false;
  await expect.poll(() => host.getSnapshot().error).toBeNull();
  const guest = enter(tab('Gil'), 'Gil');
  await expectStatus(guest, 'waiting');
  await expect.poll(() => waitingIn(host)).toEqual(['Gil']);
});

it('begins as the server says, which is no news to it', async () => {
  const tab = makeHub();
  const decided: AccessDecision[] = [];
  const host = enter(awayWhile(tab('Hana', { role: 'host', access: 'locked' }), () => false, decided), 'Hana');
  await expectStatus(host, 'joined');
  expect(host.getSnapshot().access).toBe('locked');
  expect(decided).toEqual([]);
  host.setAccess('open');
  await expect.poll(() => decided).toMatchObject([{ access: 'open' }]);
});
