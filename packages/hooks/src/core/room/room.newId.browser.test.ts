import { expect, it, onTestFinished } from 'vitest';
import { createMemoryHub } from '../../signaling/memory';
import { meets, makeRoom, names } from '../../testing/testRooms';
import type { Signaling, SignalingConnection, SignalingEvents } from '../signaling/port';

/** A transport whose server gives its member another id whenever it reconnects, as Socket.IO does. */
function makeForgetful(inner: Signaling): Signaling & { reconnect(): void } {
  let stay: { name: string; events: SignalingEvents } | null = null;
  let connection: SignalingConnection | null = null;
  return {
    ...inner,
    connect(name, events) {
      stay = { name, events };
      connection = inner.connect(name, events);
      return { send: (data) => connection?.send(data) ?? false, close: () => connection?.close() };
    },
    reconnect() {
      if (!stay) throw new Error('It was never connected.');
      connection?.close();
      stay.events.onDown();
      connection = inner.connect(stay.name, stay.events);
    },
  };
}

function makeTwo() {
  const hub = createMemoryHub();
  const [first, second] = [makeForgetful(hub.room('new ids')), makeForgetful(hub.room('new ids'))];
  const ada = makeRoom(first, 'Ada');
  const ben = makeRoom(second, 'Ben');
  void ada.join();
  void ben.join();
  return { ada, ben, first, second };
}

it.each([
  ['the side that offers', (two: ReturnType<typeof makeTwo>) => [two.first]],
  ['the side that answers', (two: ReturnType<typeof makeTwo>) => [two.second]],
  ['both sides', (two: ReturnType<typeof makeTwo>) => [two.first, two.second]],
])('keeps the connection when the signaling gives %s another id', async (_who, reconnecting) => {
  const two = makeTwo();
  const { ada, ben } = two;
  const [adasBen, bensAda] = [await meets(ada, 'Ben'), await meets(ben, 'Ada')];
  const before = [adasBen().peer?.connection, bensAda().peer?.connection];
  const ids = [ada.getSnapshot().self?.id, ben.getSnapshot().self?.id];
  for (const transport of reconnecting(two)) transport.reconnect();

  // Each knows the other by the id that it has now.
  const idsNow = () => [ada.getSnapshot().self?.id, ben.getSnapshot().self?.id];
  const known = () => [bensAda().id, adasBen().id];
  await expect.poll(() => known().join() === idsNow().join() && idsNow().join() !== ids.join()).toBe(true);
  expect([adasBen().peer?.connection, bensAda().peer?.connection]).toEqual(before);
  expect([names(ada), names(ben)]).toEqual([['Ben'], ['Ada']]);
  expect([adasBen().status, bensAda().status]).toEqual(['connected', 'connected']);

  const heard: unknown[] = [];
  onTestFinished(ben.onMessage('test', (_from, data) => heard.push(data)));
  ada.broadcast('test', 'still here');
  await expect.poll(() => heard).toEqual(['still here']);
});
