import { io } from 'socket.io-client';
import { expect, it, onTestFinished } from 'vitest';
import { commands } from 'vitest/browser';
import type { RelayKind } from '../../../../scripts/vitest/provided';
import type { Room } from '../core/room/room';
import type { Signaling } from '../core/signaling/port';
import { makeRoom, meets, names, uniqueName } from '../testing/testRooms';
import { webSocketSignaling } from './example/webSocket';
import { socketIoSignaling } from './socketIo';

const ways: Record<RelayKind, (port: number, room: string) => Signaling> = {
  webSocket: (port, room) => webSocketSignaling({ url: `ws://127.0.0.1:${port}`, room }),
  socketIo(port, room) {
    const options = { forceNew: true, autoConnect: false, reconnectionDelay: 200, reconnectionDelayMax: 1300 };
    const socket = io(`http://127.0.0.1:${port}`, options);
    onTestFinished(() => void socket.disconnect());
    return socketIoSignaling({ socket, room });
  },
};

/** Records whether a room ever said that the call is not there. */
function watchCall(room: Room) {
  const said = { statuses: new Set<string>(), wasOut: false };
  room.subscribe(() => {
    const { status, inRoom } = room.getSnapshot();
    said.statuses.add(status);
    said.wasOut ||= !inRoom;
  });
  return said;
}

it.each(['webSocket', 'socketIo'] as const)('keeps a call going while its %s relay is killed and started again', async (kind) => {
  const port = await commands.startRelay(kind);
  onTestFinished(() => commands.stopRelay(port));
  const name = uniqueName();
  const enter = (who: string) => makeRoom(ways[kind](port, name), who);
  const [ada, ben] = [enter('Ada'), enter('Ben')];
  await Promise.all([ada.join(), ben.join()]);
  const [seenByAda, seenByBen] = [await meets(ada, 'Ben'), await meets(ben, 'Ada')];
  const connections = () => [seenByAda, seenByBen].map((seen) => seen().peer?.connection);
  const before = connections();
  const ids = [ada, ben].map((room) => room.getSnapshot().self?.id);
  const calls = [watchCall(ada), watchCall(ben)];

  await commands.stopRelay(port);
  for (const { statuses } of calls) await expect.poll(() => [...statuses]).toContain('reconnecting');
  expect([seenByAda().status, seenByBen().status]).toEqual(['connected', 'connected']);
  await commands.startRelay(kind, port);
  for (const room of [ada, ben]) await expect.poll(() => room.getSnapshot().status).toBe('joined');

  const cleo = enter('Cleo');
  await cleo.join();
  for (const other of ['Ada', 'Ben']) await meets(cleo, other);
  for (const room of [ada, ben]) await meets(room, 'Cleo');
  expect(names(cleo).toSorted()).toEqual(['Ada', 'Ben']);
  expect([ada, ben].map((room) => room.getSnapshot().self?.id)).toEqual(ids);
  expect(calls.map(({ wasOut }) => wasOut)).toEqual([false, false]);
  const after = connections();
  expect(after.every((connection, index) => connection !== undefined && connection === before[index])).toBe(true);
});
