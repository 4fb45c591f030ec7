import { afterEach, describe, expect, it, vi } from 'vitest';
import { GET, POST } from './route';

const address = 'http://localhost/api/ice?room=blue';

afterEach(() => vi.unstubAllEnvs());

describe('/api/ice', () => {
  it('hands out servers with credentials that were made now', async () => {
    vi.stubEnv('STUN_URLS', 'stun:stun.example.com');
    vi.stubEnv('TURN_URLS', 'turn:turn.example.com');
    vi.stubEnv('TURN_SECRET', 'turn-secret');
    const response = await GET(new Request(address, { headers: { authorization: 'Bearer token' } }));
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
