import { describe, expect, it, onTestFinished } from 'vitest';
import { createForgetfulHub, type ForgetfulHub, type RecordedMessage } from '../../testing/forgetfulHub';
import { createRandom } from '../../testing/random';
import { createRoomKey } from '../signaling/roomKey';
import { createRoom } from './createRoom';
import type { Room } from './room';

function enter(hub: ForgetfulHub, id: string, roomKey: string | null): Room {
  const room = createRoom({ signaling: hub.room(id), name: () => id, roomKey: () => roomKey });
  onTestFinished(() => room.leave());
  void room.join();
  return room;
}

const expectConnected = async (...rooms: Room[]) => {
  for (const room of rooms) {
    await expect.poll(() => room.getSnapshot().participants.map(({ status }) => status)).toEqual(['connected']);
  }
};

const connectionOf = (room: Room) => room.getSnapshot().participants[0]?.peer?.connection;

/** Waits until what `from` says now is heard: all that was sent before it has been taken. */
async function expectHeard(from: Room, to: Room, topic: string) {
  const heard: unknown[] = [];
  onTestFinished(to.onMessage(topic, (_participant, data) => heard.push(data)));
  from.broadcast(topic, 'still here');
  await expect.poll(() => heard).toEqual(['still here']);
}

/** Plays messages again, in portions that a receiver takes of one member at once. */
async function replayAll(hub: ForgetfulHub, messages: readonly RecordedMessage[]) {
  for (const message of messages) {
    hub.replay(message);
    await Promise.resolve();
  }
}

/** The messages in another order, the same one for the same seed. */
function shuffle(messages: readonly RecordedMessage[], seed: number): RecordedMessage[] {
  const random = createRandom(seed);
  return messages
    .map((message) => ({ message, place: random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ message }) => message);
}

describe.each([
  ['in plain text', null],
  ['encrypted', createRoomKey()],
])('messages that the signaling plays again, %s', (_how, roomKey) => {
  it('do not keep two apart who have both reloaded since', async () => {
    const hub = createForgetfulHub();
    const [before, other] = [enter(hub, 'a', roomKey), enter(hub, 'b', roomKey)];
    await expectConnected(before, other);
    const recorded = [...hub.recorded];
    before.leave();
    other.leave();

    const again = enter(hub, 'a', roomKey);
    await replayAll(hub, recorded);
    const otherAgain = enter(hub, 'b', roomKey);
    await replayAll(hub, recorded);
    await expectConnected(again, otherAgain);
    await expectHeard(again, otherAgain, 'after');
  });

  it('do not disturb a call, in whichever order', async () => {
    const hub = createForgetfulHub();
    const earlier = [enter(hub, 'a', roomKey), enter(hub, 'b', roomKey)] as const;
    await expectConnected(...earlier);
    for (const room of earlier) room.leave();
    const [a, b] = [enter(hub, 'a', roomKey), enter(hub, 'b', roomKey)];
    await expectConnected(a, b);

    const connections = [connectionOf(a), connectionOf(b)];
    const recorded = [...hub.recorded];
    const statuses = new Set<string>();
    for (const room of [a, b]) {
      onTestFinished(room.subscribe(() => room.getSnapshot().participants.forEach(({ status }) => statuses.add(status))));
    }
    for (const order of [recorded, recorded.toReversed(), recorded.slice(1), shuffle(recorded, 1), shuffle(recorded, 2)]) {
      await replayAll(hub, order);
    }
    await expectHeard(a, b, 'from a');
    await expectHeard(b, a, 'from b');
    expect([connectionOf(a), connectionOf(b)]).toEqual(connections);
    expect([...statuses].filter((status) => status !== 'connected')).toEqual([]);
  });
});
