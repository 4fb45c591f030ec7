import { describe, expect, it, onTestFinished } from 'vitest';
import { createMemoryHub, type MemoryHubMember } from '../../signaling/memory';
import { keepTab } from '../../testing/keepTab';
import { createVirtualEnvironment } from '../../testing/virtualEnvironment';
import { systemClock } from '../environment/clock';
import type { Member, Signaling, SignalingEvents } from '../signaling/port';
import { createRoom } from './createRoom';
import type { Room, RoomOptions } from './room';

// What the server says of a member can change while they are in the room; nobody has to reload the page to see it.

const stillPage = () => Object.assign(createVirtualEnvironment(), systemClock);

function enter(signaling: Signaling, name: string, options: Partial<RoomOptions> = {}): Room {
  const room = createRoom({ signaling, name: () => name, environment: stillPage(), ...options });
  onTestFinished(() => room.leave());
  void room.join();
  return room;
}

const waitingIn = (room: Room) => room.getSnapshot().waitingRoom.map(({ name }) => name);
const expectStatus = (room: Room, status: string) => expect.poll(() => room.getSnapshot().status).toBe(status);

describe('a member that the signaling lists again', () => {
  function openRoom(others: readonly Member[]) {
    let events: SignalingEvents | undefined;
    const room = enter({ connect: (_name, given) => ((events = given), { send: () => true, close: () => undefined }) }, 'Ada');
    const self: Member = { id: 'a', name: 'Ada', verified: true };
    events?.onOpen(self, others);
    const shown = () => room.getSnapshot().participants.map(({ name, role }) => [name, role]);
    return { room, self, shown, open: (list: readonly Member[], me = self) => events?.onOpen(me, list), join: (member: Member) => events?.onJoin(member) };
  }
  const ben: Member = { id: 'b', name: 'Ben', verified: true };

  it('has its new name and role at once, and is the same connection', () => {
    const { room, shown, join } = openRoom([ben]);
    expect(shown()).toEqual([['Ben', 'guest']]);
    const before = room.getSnapshot().participants[0];
    let changes = 0;
    onTestFinished(room.subscribe(() => changes++));
    join({ ...ben, name: 'Dr. Ben', role: 'host' });
    expect(shown()).toEqual([['Dr. Ben', 'host']]);
    expect(changes).toBeGreaterThan(0);
    const after = room.getSnapshot().participants[0];
    expect(after?.peer).toBe(before?.peer);
    // The same again is no change.
    join({ ...ben, name: 'Dr. Ben', role: 'host' });
    expect(room.getSnapshot().participants[0]).toBe(after);
  });

  it('has them too when the local signaling was away meanwhile', () => {
    const { shown, open } = openRoom([ben]);
    open([{ ...ben, name: 'Benjamin', role: 'host' }]);
    expect(shown()).toEqual([['Benjamin', 'host']]);
    open([ben]);
    expect(shown()).toEqual([['Ben', 'guest']]);
  });

  it('may be the local one, whose own role counts from then on', () => {
    const { room, self, open } = openRoom([ben]);
    expect(room.setAccess('locked')).toBe(false);
    open([ben], { ...self, role: 'host' });
    expect(room.getSnapshot().self).toMatchObject({ id: 'a', role: 'host' });
    expect(room.setAccess('locked')).toBe(true);
    expect(room.getSnapshot().access).toBe('locked');
    open([ben], self);
    expect(room.getSnapshot().self?.role).toBe('guest');
    expect(room.setAccess('open')).toBe(false);
  });
});

describe('a guest in the waiting room that becomes a host', () => {
  it('is in, sees who waits, and is believed by them', async () => {
    const hub = createMemoryHub();
    const member: MemoryHubMember = { id: 'tab-ada' };
    const tab = keepTab(hub.room('den', member));
    const locked = { access: () => 'locked' as const };
    const ada = enter(tab.signaling, 'Ada', locked);
    const ben = enter(hub.room('den', { id: 'tab-ben' }), 'Ben', locked);
    await expectStatus(ada, 'waiting');
    await expectStatus(ben, 'waiting');
    member.role = 'host';
    tab.cut();
    tab.mend();
    await expectStatus(ada, 'joined');
    await expect.poll(() => waitingIn(ada)).toEqual(['Ben']);
    expect(ada.admit('tab-ben')).toBe(true);
    await expectStatus(ben, 'joined');
    expect(ben.getSnapshot().participants.map(({ id, role }) => [id, role])).toEqual([['tab-ada', 'host']]);
  });
});
