import { Server } from 'node:http';
import { describe, expect, it, vi } from 'vitest';
import { pusherLimits } from './limits';
import { startChannels } from './startChannels';
import { connect, record } from './testing/pusherClient';
import { connectRaw } from './testing/rawClient';
import { apiOf, startTestServer } from './testing/server';
import { until } from './testing/until';

describe('startChannels', () => {
  it('takes any free port, on loopback, with credentials for a laptop', async () => {
    const [first, second] = [await startTestServer(), await startTestServer()];
    expect(first).toMatchObject({ host: '127.0.0.1', appId: '1', key: 'local-key', secret: 'local-secret' });
    expect(first.port).toBeGreaterThan(0);
    expect(second.port).not.toBe(first.port);
  });

  it('serves the app it is told to', async () => {
    const server = await startTestServer({ appId: '42', key: 'k', secret: 's', host: 'localhost' });
    const { subscribe } = await connect(server);
    const seen = record(await subscribe('private-a'));
    await apiOf(server).trigger('private-a', 'e', {});
    await until(() => expect(seen).toHaveLength(1));
  });

  it('rejects when the port is taken, and when the credentials cannot work', async () => {
    const { port } = await startTestServer();
    await expect(startChannels({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await expect(startChannels({ key: '' })).rejects.toThrow(TypeError);
    await expect(startChannels({ key: 'a/b' })).rejects.toThrow(TypeError);
    await expect(startChannels({ appId: 'a b' })).rejects.toThrow(TypeError);
  });

  it("enforces the limits it is given instead of Pusher's", async () => {
    const server = await startTestServer({ limits: { eventDataBytes: 5 } });
    await apiOf(server).trigger('a', 'e', '12345');
    await expect(apiOf(server).trigger('a', 'e', '123456')).rejects.toMatchObject({ status: 413 });
  });

  it('goes on with the connections it has when it can take no more of them', async () => {
    const listen = vi.spyOn(Server.prototype, 'listen');
    const lines: string[] = [];
    const server = await startTestServer({ log: (line) => lines.push(line) });
    const http = listen.mock.contexts[0] as Server;
    listen.mockRestore();
    // What Node tells when the process has no file handles left for a further connection.
    http.emit('error', Object.assign(new Error('accept EMFILE'), { code: 'EMFILE' }));
    expect(lines).toEqual(['error: accept EMFILE']);
    await apiOf(server).trigger('a', 'e', {});
  });

  it('takes no more than 10,000 connections, unless it is told to', () => {
    expect(pusherLimits.connections).toBe(10_000);
  });

  it('keeps nothing of channels, users and connections that are gone', async () => {
    const server = await startTestServer();
    const clients = await Promise.all(
      ['anna', 'ben', 'cleo'].map((id) => connect(server, { member: { user_id: id }, user: { id } })),
    );
    for (const { pusher, subscribe } of clients) {
      for (const name of ['news', 'private-letters', 'presence-room']) await subscribe(name);
      pusher.signin();
    }
    await until(() => expect(server.stats()).toMatchObject({ connections: 3, channels: 6, users: 3 }));
    for (const { pusher } of clients) pusher.disconnect();
    await until(() => expect(server.stats()).toMatchObject({ connections: 0, channels: 0, users: 0 }));
  });
});

describe('stop', () => {
  it('closes every connection, frees the port, and may be called twice', async () => {
    const server = await startChannels();
    const [polite, deaf] = [await connectRaw(server), await connectRaw(server)];
    deaf.socket.pause();
    const request = apiOf(server).get({ path: '/channels' });
    await request;

    await Promise.all([server.stop(), server.stop()]);
    await until(() => expect(polite.closed?.code).toBe(4200));
    const next = await startTestServer({ port: server.port });
    expect(next.port).toBe(server.port);
  });
});

describe('disconnectAll', () => {
  it('drops every socket without a word, and pusher-js comes back with a new socket id', async () => {
    const server = await startTestServer();
    const { pusher, subscribe } = await connect(server, { member: { user_id: 'anna' } });
    const seen = record(await subscribe('presence-room'));
    const raw = await connectRaw(server);
    const before = pusher.connection.socket_id;

    server.disconnectAll();
    expect(server.stats()).toMatchObject({ connections: 0, channels: 0 });
    await until(() => expect(raw.closed?.code).toBe(1006));
    await until(() => expect(server.stats().channels).toBe(1));
    expect(pusher.connection.socket_id).not.toBe(before);
    await apiOf(server).trigger('presence-room', 'e', 'still there');
    await until(() => expect(seen).toContainEqual({ event: 'e', data: 'still there' }));
  });

  it('can close with a code', async () => {
    const server = await startTestServer();
    const raw = await connectRaw(server);
    server.disconnectAll(4200);
    await until(() => expect(raw.closed?.code).toBe(4200));
  });
});

describe('stats', () => {
  it('count what Pusher bills: each event published and each copy delivered', async () => {
    const server = await startTestServer();
    const clients = await Promise.all([connect(server), connect(server), connect(server), connect(server)]);
    const channels = [];
    for (const client of clients) channels.push(await client.subscribe('private-mesh'));
    channels[0]?.trigger('client-signal', 'ü'.repeat(10));
    await apiOf(server).trigger('private-mesh', 'e', 'short');

    await until(() => expect(server.stats().published).toBe(2));
    expect(server.stats()).toEqual({
      published: 2,
      delivered: 3 + 4,
      refused: 0,
      largestEventBytes: 20,
      connections: 4,
      channels: 1,
      users: 0,
    });
    server.resetStats();
    expect(server.stats()).toMatchObject({
      published: 0,
      delivered: 0,
      largestEventBytes: 0,
      connections: 4,
    });
  });
});

describe('log', () => {
  it('is told of connections and refusals, in lines that data cannot break', async () => {
    const lines: string[] = [];
    const server = await startTestServer({ log: (line) => lines.push(line) });
    const client = await connectRaw(server);
    client.send({ event: 'two\nlines' });
    await client.next('pusher:error');
    client.socket.close();
    await until(() => expect(lines).toHaveLength(3));
    expect(lines).toEqual([
      `${client.socketId} connected`,
      `${client.socketId} refused: "Unsupported event received on socket: two\\nlines"`,
      `${client.socketId} disconnected: 1005`,
    ]);
  });
});
