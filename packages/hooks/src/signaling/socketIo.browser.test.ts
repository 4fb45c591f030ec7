import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { describeSignaling } from './contract';
import { record } from './recorder';
import { socketIoSignaling } from './socketIo';

const { socketIoUrl } = inject('channels');
const sockets: Socket[] = [];

/** A socket as a user would make it: one a tab. */
function makeSocket(options: Partial<ManagerOptions & SocketOptions> = {}): Socket {
  const socket = io(socketIoUrl, { forceNew: true, reconnectionDelay: 50, ...options });
  sockets.push(socket);
  return socket;
}

let count = 0;
const uniqueRoom = (name: string) => `${name}-${Date.now()}-${count++}`;
const enter = (room: string, name: string, socket = makeSocket()) =>
  record(socketIoSignaling({ socket, room }), name);

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.disconnect();
});

describeSignaling('socket-io', (room) => socketIoSignaling({ socket: makeSocket(), room }));

describe('socket-io', () => {
  it('connects a socket that nobody has connected yet', async () => {
    const ada = enter(uniqueRoom('lazy'), 'Ada', makeSocket({ autoConnect: false }));
    expect((await ada.hears('open')).self.name).toBe('Ada');
  });

  it('shares one socket among rooms, and leaves no listener on it', async () => {
    const socket = makeSocket();
    const [red, blue] = [uniqueRoom('red'), uniqueRoom('blue')];
    const adaInRed = enter(red, 'Ada', socket);
    const adaInBlue = enter(blue, 'Ada', socket);
    await Promise.all([adaInRed.hears('open'), adaInBlue.hears('open')]);
    const ben = enter(blue, 'Ben');
    await ben.hears('open');
    ben.send('blue only');
    await adaInBlue.hears('message');
    expect(adaInRed.all('message')).toEqual([]);
    expect(adaInRed.all('join')).toEqual([]);

    adaInRed.connection.close();
    adaInBlue.connection.close();
    await ben.hears('leave');
    expect(socket.connected).toBe(true);
    const watched = ['connect', 'disconnect', 'connect_error', 'visavis:message'];
    expect(watched.flatMap((event) => socket.listeners(event))).toEqual([]);
  });

  it('goes down with the connection and comes back as the same member', async () => {
    const room = uniqueRoom('break');
    const socket = makeSocket();
    const ada = enter(room, 'Ada', socket);
    const { self } = await ada.hears('open');
    const ben = enter(room, 'Ben');
    await ben.hears('open');
    await ada.hears('join');
    socket.emit('cut');
    await ada.hears('down');
    expect(ada.send('into the void')).toBe(false);
    expect((await ada.hears('open', 2)).self.id).toBe(self.id);
    expect(ada.send('still here')).toBe(true);
    expect(await ben.hears('message')).toEqual({ type: 'message', from: self.id, data: 'still here' });
  });

  it('says that a room is full', async () => {
    const room = uniqueRoom('full');
    for (let each = 0; each < 8; each++) await enter(room, `Member ${each}`).hears('open');
    expect((await enter(room, 'Late').hears('fail')).error.code).toBe('room-full');
  });

  it('says that the relay or the server refused', async () => {
    const { error: noRoom } = await enter('no/such room', 'Ada').hears('fail');
    expect(noRoom.code).toBe('signaling-rejected');
    expect(noRoom.message).toContain('room-invalid');

    const stranger = makeSocket({ auth: { refuse: true } });
    const { error: notIn } = await enter(uniqueRoom('auth'), 'Ada', stranger).hears('fail');
    expect(notIn.code).toBe('signaling-rejected');
    expect(notIn.message).toContain('not today');
  });

  it('is down, and not out, while no server answers', async () => {
    const socket = io('http://127.0.0.1:9', { forceNew: true, reconnectionDelay: 50 });
    sockets.push(socket);
    const ada = enter(uniqueRoom('nobody'), 'Ada', socket);
    await ada.hears('down');
    expect(ada.all('fail')).toEqual([]);
    socket.disconnect();
  });

  it('ends with the socket when its owner disconnects it', async () => {
    const socket = makeSocket();
    const ada = enter(uniqueRoom('owner'), 'Ada', socket);
    await ada.hears('open');
    socket.disconnect();
    expect((await ada.hears('fail')).error.code).toBe('signaling-unavailable');
    expect(ada.send('too late')).toBe(false);
  });
});

describe('the relay of socket-io', () => {
  it('believes nobody about who they are or where, and drops what is too long or no message', async () => {
    const room = uniqueRoom('hostile');
    const ada = enter(room, 'Ada');
    await ada.hears('open');
    const mallory = makeSocket();
    await expect.poll(() => mallory.connected).toBe(true);
    mallory.emit('visavis:message', room, 'ben', '"forged"');
    mallory.emit('visavis:send', room, '"not a member"');
    mallory.emit('visavis:leave', room);
    mallory.emit('visavis:enter', room, 'no way to answer');
    mallory.emit('visavis:enter');

    const inside = enter(room, 'Mallory', mallory);
    const { self } = await inside.hears('open');
    const malformed = [undefined, null, 7, {}, [], 'no JSON', `"${'x'.repeat(64_000)}"`, new Uint8Array(8)];
    for (const text of malformed) mallory.emit('visavis:send', room, text);
    mallory.emit('visavis:send', [room], '"room is no text"');
    inside.send('the first that counts');
    expect(await ada.hears('message')).toMatchObject({ from: self.id, data: 'the first that counts' });
    expect(ada.all('join')).toHaveLength(1);
  });

  it('cuts a name to 64 characters', async () => {
    const { self } = await enter(uniqueRoom('name'), 'x'.repeat(500)).hears('open');
    expect(self.name).toHaveLength(64);
  });
});
