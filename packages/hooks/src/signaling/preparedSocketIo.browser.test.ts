import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import { afterEach, expect, inject, it, onTestFinished } from 'vitest';
import { createRoom } from '../core/room/createRoom';
import type { Room } from '../core/room/room';
import { watchLeaks } from '../testing/watchLeaks';
import { record } from './recorder';
import { socketIoSignaling } from './socketIo';

const { socketIoUrl } = inject('channels');
const sockets: Socket[] = [];

/** A socket that the page has not connected yet, unless it says so. */
function makeSocket(options: Partial<ManagerOptions & SocketOptions> = {}): Socket {
  const socket = io(socketIoUrl, { forceNew: true, reconnectionDelay: 50, autoConnect: false, ...options });
  sockets.push(socket);
  return socket;
}

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.disconnect();
});

let count = 0;
const uniqueRoom = (name: string) => `${name}-${Date.now()}-${count++}`;

function makeRoom(name: string, socket: Socket, room: string): Room {
  const made = createRoom({ signaling: socketIoSignaling({ socket, room }), name: () => name });
  onTestFinished(() => made.leave());
  return made;
}

const isReady = (preparation: ReturnType<Room['prepare']>) =>
  expect.poll(() => preparation.getSnapshot()).toEqual({ status: 'ready', error: null });

it('is seen by nobody while it prepares, and joins over the socket that is connected by then', async () => {
  const name = uniqueRoom('unseen');
  const ada = record(socketIoSignaling({ socket: makeSocket(), room: name }), 'Ada');
  await ada.hears('open');
  const socket = makeSocket();
  const sent: string[] = [];
  socket.onAnyOutgoing((event: string) => sent.push(event));
  const ben = makeRoom('Ben', socket, name);

  const preparation = ben.prepare();
  await isReady(preparation);
  expect(socket.connected).toBe(true);
  const { id } = socket;
  expect(sent).toEqual([]);
  expect(ben.getSnapshot().status).toBe('idle');

  await ben.join();
  expect((await ada.hears('join')).member.name).toBe('Ben');
  expect(socket.id).toBe(id);
  expect(preparation.getSnapshot().status).toBe('over');
  // The room has it now.
  preparation.release();
  expect(socket.connected).toBe(true);
  expect(ada.all('join')).toHaveLength(1);
  ada.connection.close();
});

it('disconnects what it has connected once nobody prepares any more', async () => {
  const socket = makeSocket();
  const room = uniqueRoom('unused');
  const [first, second] = [makeRoom('Ada', socket, room).prepare(), makeRoom('Ada', socket, room).prepare()];
  await isReady(first);
  await isReady(second);
  first.release();
  first.release();
  expect(socket.connected).toBe(true);
  second.release();
  expect(socket.connected).toBe(false);
  expect(socket.active).toBe(false);
  expect(socket.listeners('connect')).toEqual([]);
});

it('leaves a socket alone that the page itself has connected', async () => {
  const socket = makeSocket({ autoConnect: true });
  const preparation = makeRoom('Ada', socket, uniqueRoom('own')).prepare();
  await isReady(preparation);
  preparation.release();
  expect(socket.connected).toBe(true);
});

it('ends a preparation whose server does not answer', async () => {
  const socket = io('http://127.0.0.1:9', { forceNew: true, autoConnect: false });
  sockets.push(socket);
  const preparation = socketIoSignaling({ socket, room: uniqueRoom('nobody') }).prepare?.('Ada');
  expect(socket.active).toBe(true);
  preparation?.close();
  expect(await preparation?.ready).toBeNull();
  expect(socket.active).toBe(false);
});

it('connects two who have prepared, and leaves nothing behind', async () => {
  const leaks = watchLeaks();
  onTestFinished(() => leaks.stop());
  const name = uniqueRoom('two');
  const rooms = ['Ada', 'Ben'].map((each) => makeRoom(each, makeSocket(), name));
  for (const room of rooms) await isReady(room.prepare());
  for (const room of rooms) await room.join();
  for (const room of rooms) {
    await expect.poll(() => room.getSnapshot().participants.map(({ status }) => status)).toEqual(['connected']);
  }
  for (const room of rooms) room.leave();
  for (const socket of sockets.splice(0)) socket.disconnect();
  await expect.poll(() => leaks.held()).toMatchObject({ connections: 0, timers: 0 });
});
