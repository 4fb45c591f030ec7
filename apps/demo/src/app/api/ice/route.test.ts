import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { roomTokensOf } from '../../../server/roomTokens';
import { GET, POST } from './route';

const address = 'http://localhost/api/ice?room=blue';
const request = (token: string, url = address) => new Request(url, { headers: { authorization: `Bearer ${token}` } });
const issue = (room: string) => roomTokensOf(process.env).issue(room);

afterEach(() => vi.unstubAllEnvs());

describe('/api/ice', () => {
  it('hands out servers with credentials that were made now', async () => {
    vi.stubEnv('STUN_URLS', 'stun:stun.example.com');
    vi.stubEnv('TURN_URLS', 'turn:turn.example.com');
    vi.stubEnv('TURN_SECRET', 'turn-secret');
    const response = await GET(request(await issue('blue')));
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const text = await response.text();
    expect(text).not.toContain('turn-secret');
    expect(JSON.parse(text)).toMatchObject({
      iceServers: [
        { urls: ['stun:stun.example.com'] },
        {
          urls: ['turn:turn.example.com'],
          username: expect.stringMatching(/^\d+:/),
          credential: expect.stringMatching(/=$/),
        },
      ],
    });
  });

  it('gives TURN credentials to nobody without a token for the room', async () => {
    vi.stubEnv('TURN_URLS', 'turn:turn.example.com');
    vi.stubEnv('TURN_SECRET', 'turn-secret');
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

  it('tells anybody which STUN servers there are', async () => {
    vi.stubEnv('STUN_URLS', 'stun:stun.example.com');
    const response = await GET(new Request('http://localhost/api/ice'));
    expect(await response.json()).toMatchObject({ iceServers: [{ urls: ['stun:stun.example.com'] }] });
  });

  it("asks a vendor once for everybody with a token, and keeps the vendor's key to itself", async () => {
    const asked: unknown[] = [];
    const vendor = createServer(({ headers }, response) => {
      asked.push(headers.authorization);
      response.end('{"iceServers":{"urls":"turn:vendor.example.com","username":"u","credential":"c"}}');
    });
    await once(vendor.listen(0, '127.0.0.1'), 'listening');
    vi.stubEnv('ICE_SERVERS_URL', `http://127.0.0.1:${(vendor.address() as AddressInfo).port}/the-key`);
    vi.stubEnv('ICE_SERVERS_TOKEN', 'the-key');
    expect((await GET(new Request(address))).status).toBe(403);
    const bodies = [await GET(request(await issue('blue'))), await GET(request(await issue('blue')))];
    for (const response of bodies) {
      const text = await response.text();
      expect(text).not.toContain('the-key');
      expect(JSON.parse(text)).toMatchObject({
        iceServers: [{ urls: 'turn:vendor.example.com', username: 'u', credential: 'c' }],
      });
    }
    expect(asked).toEqual(['Bearer the-key']);
    vendor.closeAllConnections();
    await once(vendor.close(), 'close');
  });

  it('turns away who asks without end', async () => {
    vi.stubEnv('TURN_URLS', 'turn:turn.example.com');
    vi.stubEnv('TURN_SECRET', 'another-secret');
    const token = await issue('green');
    const ask = () => GET(request(token, 'http://localhost/api/ice?room=green'));
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
