import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startChannels, type ChannelsServer } from '@visavis/channels';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { enterRoom } from '../../../server/testing/enterRoom';
import { roomTokensOf } from '../../../server/roomTokens';
import { GET as getConfig } from '../config/route';
import { GET, POST } from './route';

const clientSecret = 'x'.repeat(32);
const address = 'http://localhost/api/ice?room=blue';
const request = (token: string, url = address, more: Record<string, string> = {}) =>
  new Request(url, { headers: { authorization: `Bearer ${token}`, ...more } });
const issue = (room: string) => roomTokensOf(process.env).issue(room);
const asMember = { 'x-client-secret': clientSecret };

let channels: ChannelsServer;

beforeAll(async () => {
  channels = await startChannels();
});

afterAll(() => channels.stop());

beforeEach(() => {
  for (const name of ['ROOM_SECRET', 'REDIS_URL', 'CLIENT_ADDRESS_HEADER']) vi.stubEnv(name, '');
  vi.stubEnv('PUSHER_APP_ID', channels.appId);
  vi.stubEnv('PUSHER_KEY', channels.key);
  vi.stubEnv('PUSHER_SECRET', channels.secret);
  vi.stubEnv('PUSHER_HOST', channels.host);
  vi.stubEnv('PUSHER_PORT', String(channels.port));
  vi.stubEnv('PUSHER_TLS', 'false');
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

/** coturn with a secret of its own for each test, so that each has limits of its own. */
function setTurn(secret: string) {
  vi.stubEnv('STUN_URLS', 'stun:stun.example.com');
  vi.stubEnv('TURN_URLS', 'turn:turn.example.com');
  vi.stubEnv('TURN_SECRET', secret);
}

const stunAlone = { iceServers: [{ urls: ['stun:stun.example.com'] }] };

interface Answer {
  iceServers: { urls: string[]; username?: string; credential?: string }[];
}

describe('/api/ice', () => {
  it('hands out relays to a member who is in the room, with credentials made now, and the same user each time', async () => {
    setTurn('member-secret');
    await enterRoom(channels, { room: 'blue', clientSecret });
    const users = [];
    for (let each = 0; each < 2; each++) {
      const response = await GET(request(await issue('blue'), address, asMember));
      expect(response.status).toBe(200);
      expect(response.headers.get('cache-control')).toBe('no-store');
      const text = await response.text();
      expect(text).not.toContain('member-secret');
      const { iceServers } = JSON.parse(text) as Answer;
      expect(iceServers).toMatchObject([
        { urls: ['stun:stun.example.com'] },
        { urls: ['turn:turn.example.com'], username: expect.stringMatching(/^\d+:/), credential: expect.stringMatching(/=$/) },
      ]);
      users.push(iceServers[1]?.username?.split(':')[1]);
    }
    expect(new Set(users).size).toBe(1);
  });

  it('hands out no relay to a stranger who asks with a new room and a new token each time', async () => {
    setTurn('stranger-secret');
    let relays = 0;
    for (let each = 0; each < 200; each++) {
      const room = `room-${each}`;
      const config = await getConfig(new Request(`http://localhost/api/config?room=${room}`));
      const { roomToken } = (await config.json()) as { roomToken: string };
      const url = `http://localhost/api/ice?room=${room}`;
      for (const headers of [{}, { 'x-client-secret': `secret-of-a-stranger-${each}` }]) {
        const text = await (await GET(request(roomToken, url, headers))).text();
        if (text.includes('turn:')) relays += 1;
      }
    }
    expect(relays).toBe(0);
  });

  it('lets a lobby check the relays a few times, and then has STUN alone for it', async () => {
    setTurn('lobby-secret');
    vi.stubEnv('CLIENT_ADDRESS_HEADER', 'x-real-ip');
    const check = async (from: string, query = '&check=1') =>
      GET(request(await issue('blue'), `${address}${query}`, { 'x-real-ip': from }));
    expect(await (await check('203.0.113.1', '')).json()).toMatchObject(stunAlone);
    for (let each = 0; each < 6; each++) {
      expect(((await (await check('203.0.113.1')).json()) as Answer).iceServers).toHaveLength(2);
    }
    expect((await check('203.0.113.1')).status).toBe(429);
    expect((await check('203.0.113.2')).status).toBe(200);
  });

  it('refuses who says to be a member and is not there, so that a page keeps the servers it has', async () => {
    setTurn('not-there-secret');
    const response = await GET(request(await issue('empty'), 'http://localhost/api/ice?room=empty', asMember));
    expect(response.status).toBe(403);
  });

  it('asks the signaling server only so often for one address, whatever secrets it makes up', async () => {
    setTurn('guessed-secret');
    vi.stubEnv('CLIENT_ADDRESS_HEADER', 'x-real-ip');
    const token = await issue('blue');
    const statuses = new Map<number, number>();
    for (let each = 0; each < 300; each++) {
      const headers = { 'x-real-ip': '203.0.113.3', 'x-client-secret': `a-made-up-secret-${each}` };
      const { status } = await GET(request(token, address, headers));
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    expect(Object.fromEntries(statuses)).toEqual({ 403: 240, 429: 60 });
  });

  it('goes on for a member who has just lost the connection to the signaling server', async () => {
    setTurn('lost-secret');
    const pusher = await enterRoom(channels, { room: 'blue', clientSecret });
    const ask = async () => (await GET(request(await issue('blue'), address, asMember))).text();
    expect(await ask()).toContain('turn:');
    pusher.disconnect();
    await vi.waitFor(() => expect(channels.stats().connections).toBe(0), { timeout: 5000 });
    expect(await ask()).toContain('turn:');
  });

  it('gives nothing to nobody with a token for the room', async () => {
    setTurn('turn-secret');
    const requests = [
      new Request(address),
      request('made-up'),
      request(await issue('red')),
      request(await issue('blue'), 'http://localhost/api/ice'),
      request(await issue('blue'), 'http://localhost/api/ice?room=..%2F'),
    ];
    for (const each of requests) {
      const response = await GET(each);
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({ error: { code: 'forbidden' } });
    }
  });

  it('tells a page whose token has expired to get another one', async () => {
    setTurn('expired-secret');
    vi.useFakeTimers({ toFake: ['Date'] });
    const token = await issue('blue');
    vi.setSystemTime(Date.now() + 7 * 24 * 60 * 60 * 1000);
    const response = await GET(request(token, address, asMember));
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ error: { code: 'room-token-expired' } });
  });

  it('tells anybody which STUN servers there are', async () => {
    vi.stubEnv('STUN_URLS', 'stun:stun.example.com');
    const response = await GET(new Request('http://localhost/api/ice'));
    expect(await response.json()).toMatchObject(stunAlone);
  });

  it("asks a vendor once for everybody who may have relays, and keeps the vendor's key to itself", async () => {
    const asked: unknown[] = [];
    const vendor = createServer(({ headers }, response) => {
      asked.push(headers.authorization);
      response.end('{"iceServers":{"urls":"turn:vendor.example.com","username":"u","credential":"c"}}');
    });
    await once(vendor.listen(0, '127.0.0.1'), 'listening');
    vi.stubEnv('ICE_SERVERS_URL', `http://127.0.0.1:${(vendor.address() as AddressInfo).port}/the-key`);
    vi.stubEnv('ICE_SERVERS_TOKEN', 'the-key');
    expect((await GET(new Request(address))).status).toBe(403);
    await enterRoom(channels, { room: 'blue', clientSecret });
    for (let each = 0; each < 2; each++) {
      const text = await (await GET(request(await issue('blue'), address, asMember))).text();
      expect(text).not.toContain('the-key');
      expect(JSON.parse(text)).toMatchObject({
        iceServers: [{ urls: 'turn:vendor.example.com', username: 'u', credential: 'c' }],
      });
    }
    expect(asked).toEqual(['Bearer the-key']);
    vendor.closeAllConnections();
    await once(vendor.close(), 'close');
  });

  it('refuses a member who asks without end', async () => {
    setTurn('another-secret');
    const secret = 'y'.repeat(32);
    await enterRoom(channels, { room: 'green', clientSecret: secret });
    const token = await issue('green');
    // The minute stands still, however long the machine takes.
    vi.useFakeTimers({ toFake: ['Date'] });
    const ask = () => GET(request(token, 'http://localhost/api/ice?room=green', { 'x-client-secret': secret }));
    for (let each = 0; each < 120; each++) expect((await ask()).status).toBe(200);
    const response = await ask();
    expect(response.status).toBe(429);
    expect(await response.json()).toMatchObject({ error: { code: 'rate-exceeded' } });
  });

  it('goes on with what is left when a part is wrong', async () => {
    vi.stubEnv('STUN_URLS', 'stun:stun.example.com');
    vi.stubEnv('ICE_SERVERS', '[1]');
    expect(await (await GET(new Request(address))).json()).toMatchObject({
      iceServers: [{ urls: ['stun:stun.example.com'] }],
      problems: [{ code: 'misconfigured', message: 'ICE_SERVERS[0] must be an object with urls.' }],
    });
  });

  it('says which variable is wrong, and not what is in it', async () => {
    vi.stubEnv('ICE_SERVERS', '{"credential":"pass"');
    const response = await GET(new Request(address));
    expect(response.status).toBe(500);
    const { error } = (await response.json()) as { error: { code: string; message: string } };
    expect(error.code).toBe('ice-misconfigured');
    expect(error.message).toMatch(/^ICE_SERVERS /);
    expect(error.message).not.toContain('pass');
  });

  it('refuses other methods in the same form', async () => {
    const response = await POST(new Request(address, { method: 'POST' }));
    expect(response.status).toBe(405);
    expect(await response.json()).toMatchObject({ error: { code: 'method-not-allowed' } });
  });
});
