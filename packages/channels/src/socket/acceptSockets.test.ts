import { connect as connectTcp } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { holdTimers } from '../testing/holdTimers';
import { connect, createClient, record } from '../testing/pusherClient';
import { connectRaw, openSocket, textOf } from '../testing/rawClient';
import { apiOf, startTestServer } from '../testing/server';
import { until } from '../testing/until';

const wrongKey = 'App key wrong-key not in this cluster. Did you forget to specify the cluster?';

describe('the handshake', () => {
  it('greets with a socket id and the activity timeout', async () => {
    const server = await startTestServer();
    const client = await connectRaw(server);
    expect(client.messages[0]?.data).toEqual({ socket_id: client.socketId, activity_timeout: 120 });
    expect(client.socketId).toMatch(/^\d+\.\d+$/);
  });

  it.each([
    ['/app/wrong-key?protocol=7', 4001, wrongKey],
    [`/app/${'é'.repeat(200)}?protocol=7`, 4001, 'App key not in this cluster'],
    ['/?protocol=7', 4005, 'Path not found'],
    ['/app?protocol=7', 4005, 'Path not found'],
    ['/app/local-key/more?protocol=7', 4005, 'Path not found'],
    ['/app/%zz?protocol=7', 4005, 'Path not found'],
    ['/app/local-key?protocol=seven', 4006, 'Invalid version string format'],
    ['/app/local-key?protocol=3', 4007, 'Unsupported protocol version'],
    ['/app/local-key?protocol=99999999999999999999', 4007, 'Unsupported protocol version'],
    ['/app/local-key', 4008, 'No protocol version supplied'],
    ['/app/local-key?protocol=', 4008, 'No protocol version supplied'],
  ])('turns %s away with %i', async (path, code, reason) => {
    const client = openSocket(await startTestServer(), path);
    await until(() => expect(client.closed).toEqual({ code, reason }));
    expect(client.messages).toEqual([]);
  });

  it('tells pusher-js of an unknown key in a way that stops it from trying again', async () => {
    const server = await startTestServer();
    const { pusher, errors } = createClient(server, { key: 'wrong-key' });
    await until(() => expect(pusher.connection.state).toBe('disconnected'));
    expect(errors).toContainEqual(expect.objectContaining({ code: 4001 }));
  });

  it('turns away what goes over the quota, if one is set', async () => {
    const server = await startTestServer({ limits: { connections: 1 } });
    await connectRaw(server);
    const second = openSocket(server, `/app/${server.key}?protocol=7`);
    await until(() => expect(second.closed?.code).toBe(4004));
  });
});

describe('frames that make no sense', () => {
  it('get an error each, and the connection goes on', async () => {
    const server = await startTestServer();
    const client = await connectRaw(server);
    for (const frame of [
      '',
      'not JSON',
      '{"event":',
      '[]',
      'null',
      '7',
      '"text"',
      '{}',
      '{"event":7}',
      '{"event":""}',
    ]) {
      client.send(frame);
      const { data } = await client.next('pusher:error');
      expect(data, frame).toEqual({ code: null, message: expect.any(String) });
    }
    for (const data of [undefined, null, [], 7, 'text', { channel: {} }]) {
      client.send({ event: 'pusher:subscribe', data });
      expect((await client.next('pusher:error')).data.message).toBe('Missing parameter: data.channel');
    }
    client.send({ event: 'pusher:ping', data: {} });
    await client.next('pusher:pong');
  });

  it('end the connection when they are binary, too big, not UTF-8, or nested past all reason', async () => {
    const server = await startTestServer();
    const bystander = await connect(server);
    const seen = record(await bystander.subscribe('news'));
    const [binary, big, broken, deep] = await Promise.all([
      connectRaw(server),
      connectRaw(server),
      connectRaw(server),
      connectRaw(server),
    ]);
    binary.socket.send(Buffer.from('{"event":"pusher:ping"}'));
    await until(() => expect(binary.closed?.code).toBe(1003));
    big.send('x'.repeat(102_401));
    await until(() => expect(big.closed?.code).toBe(1009));
    broken.socket.send(Buffer.from([0xc3, 0x28]), { binary: false });
    await until(() => expect(broken.closed?.code).toBe(1007));
    await deep.subscribe('private-deep');
    deep.send(
      `{"event":"client-x","channel":"private-deep","data":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
    );
    await until(() => expect(deep.closed?.code).toBe(1011));

    await apiOf(server).trigger('news', 'still here', {});
    await until(() => expect(seen).toHaveLength(1));
    expect(server.stats()).toMatchObject({ connections: 1 });
  });

  it('do not keep a raw TCP connection from being answered', async () => {
    const server = await startTestServer();
    const socket = connectTcp(server.port, server.host);
    onTestFinished(() => void socket.destroy());
    let answer = '';
    socket.on('data', (data) => (answer += data.toString()));
    socket.write(
      'GET /app/local-key HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
    );
    await until(() => expect(answer).toMatch(/^HTTP\/1\.1 400 /));
  });
});

describe('a client that is silent', () => {
  it('is pinged, stays when it answers, and is closed with 4201 when it does not', async () => {
    const server = await startTestServer({ limits: { activityTimeoutSeconds: 60, pongTimeoutSeconds: 60 } });
    holdTimers();
    const answering = await connectRaw(server);
    answering.socket.on('message', (data) => {
      if (textOf(data).includes('pusher:ping')) answering.send({ event: 'pusher:pong', data: {} });
    });
    const silent = await connectRaw(server);
    const watcher = await connect(server, { member: { user_id: 'watcher' } });
    const room = await watcher.join('presence-room');
    await silent.subscribe('presence-room', { user_id: 'silent' });

    for (const round of ['first', 'second', 'third']) {
      vi.advanceTimersByTime(60_000);
      await answering.next('pusher:ping');
      // A connection is heard in order: with these the pongs have arrived as well.
      await answering.subscribe(`${round}-round`);
      await watcher.join(`${round}-round`);
    }
    await until(() => expect(silent.closed).toEqual({ code: 4201, reason: 'Pong reply not received' }));
    expect(silent.messages.at(-1)).toMatchObject({ event: 'pusher:ping', data: {} });
    await until(() => expect(room.members.count).toBe(1));
    expect(answering.closed).toBeNull();
    expect(watcher.errors).toEqual([]);
  });
});

describe('a client that reads too slowly', () => {
  it('is cut off when too much waits for it, and the others get everything', async () => {
    const server = await startTestServer({ limits: { bufferedBytes: 200_000 } });
    const slow = await connectRaw(server);
    const quick = await connectRaw(server);
    await slow.subscribe('flood');
    await quick.subscribe('flood');
    slow.socket.pause();

    const api = apiOf(server);
    const drop = { channel: 'flood', name: 'drop', data: 'x'.repeat(10_000) };
    let sent = 0;
    // What the operating system buffers for the slow one comes on top of our limit, and differs.
    while (server.stats().connections === 2 && sent < 2000) {
      await api.triggerBatch(Array.from({ length: 10 }, () => ({ ...drop })));
      sent += 10;
    }
    expect(server.stats().connections).toBe(1);
    await until(() => expect(quick.messages.filter(({ event }) => event === 'drop')).toHaveLength(sent));
    expect(quick.closed).toBeNull();
  });
});
