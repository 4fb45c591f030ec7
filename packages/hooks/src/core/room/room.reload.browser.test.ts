import { describe, expect, it, onTestFinished } from 'vitest';
import { createForgetfulHub } from '../../testing/forgetfulHub';
import type { Signaling } from '../signaling/port';
import { createRoom } from './createRoom';
import type { Room } from './room';

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
    const stays = enterRoom(hub.room(staying), 'Ada');
    const before = enterRoom(hub.room(reloading), 'Ben');
    await expectPeople(stays, ['Ben']);
    before.leave();
    const after = enterRoom(hub.room(reloading), 'Ben again');
    await expectPeople(stays, ['Ben again']);
    await expectPeople(after, ['Ada']);
  });

  it('leaves no ghost when it goes for good, whatever it still had to say', async () => {
    const hub = createForgetfulHub();
    const stays = enterRoom(hub.room('a'), 'Ada');
    const goes = enterRoom(hub.room('b'), 'Ben');
    await expectPeople(stays, ['Ben']);
    const seen: number[] = [];
    goes.leave();
    await expectPeople(stays, []);
    stays.subscribe(() => seen.push(stays.getSnapshot().participants.length));
    const third = enterRoom(hub.room('c'), 'Cleo');
    await expectPeople(stays, ['Cleo']);
    await expectPeople(third, ['Ada']);
    expect(Math.max(...seen)).toBe(1);
  });
});
