import { describe, expect, it, onTestFinished } from 'vitest';
import type { Member, Signaling, SignalingEvents } from '../signaling/port';
import { createRoom } from './createRoom';
import type { Room } from './room';

/** A transport that lists a tab by an id of its own, and sees no difference when the tab is reloaded: like Pusher. */
function createForgetfulHub() {
  const seats = new Map<string, { member: Member; events: SignalingEvents }[]>();
  const everybodyBut = (id: string) => [...seats].filter(([each]) => each !== id).flatMap(([, all]) => all);

  return (id: string): Signaling => ({
    connect(name, events) {
      const member = { id, name };
      const own = { member, events };
      queueMicrotask(() => {
        const before = seats.get(id) ?? [];
        seats.set(id, [...before, own]);
        const others = [...seats].filter(([each]) => each !== id).flatMap(([, [first]]) => (first ? [first.member] : []));
        events.onOpen(member, others);
        if (before.length === 0) for (const other of everybodyBut(id)) other.events.onJoin(member);
      });
      return {
        send(data) {
          const text = JSON.stringify(data);
          queueMicrotask(() => {
            for (const other of everybodyBut(id)) other.events.onMessage(id, JSON.parse(text));
          });
          return true;
        },
        // The server notices only much later, if at all.
        close: () => seats.set(id, (seats.get(id) ?? []).filter((each) => each !== own)),
      };
    },
  });
}

function enterRoom(signaling: Signaling, name: string): Room {
  const room = createRoom({ signaling, name: () => name });
  onTestFinished(() => room.leave());
  void room.join();
  return room;
}

const expectPeople = (room: Room, names: string[]) =>
  expect
    .poll(() => room.getSnapshot().participants.map(({ name, status }) => `${name} ${status}`))
    .toEqual(names.map((name) => `${name} connected`));

describe('a tab that is reloaded, and that the signaling takes for the one before', () => {
  // The initiator is the one whose id sorts first, and either may be reloaded.
  it.each([
    ['a', 'b'],
    ['b', 'a'],
  ])('replaces its old self (%s stays, %s reloads)', async (staying, reloading) => {
    const hub = createForgetfulHub();
    const stays = enterRoom(hub(staying), 'Ada');
    const before = enterRoom(hub(reloading), 'Ben');
    await expectPeople(stays, ['Ben']);
    before.leave();
    const after = enterRoom(hub(reloading), 'Ben again');
    await expectPeople(stays, ['Ben again']);
    await expectPeople(after, ['Ada']);
  });

  it('leaves no ghost when it goes for good, whatever it still had to say', async () => {
    const hub = createForgetfulHub();
    const stays = enterRoom(hub('a'), 'Ada');
    const goes = enterRoom(hub('b'), 'Ben');
    await expectPeople(stays, ['Ben']);
    const seen: number[] = [];
    goes.leave();
    await expectPeople(stays, []);
    stays.subscribe(() => seen.push(stays.getSnapshot().participants.length));
    const third = enterRoom(hub('c'), 'Cleo');
    await expectPeople(stays, ['Cleo']);
    await expectPeople(third, ['Ada']);
    expect(Math.max(...seen)).toBe(1);
  });
});
