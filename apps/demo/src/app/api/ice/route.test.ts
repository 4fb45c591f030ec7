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
