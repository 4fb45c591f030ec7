import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallConfig } from '../../../config/callConfig';
import { roomTokensOf } from '../../../server/roomTokens';
import { GET, POST } from './route';

const ask = (query = '') => GET(new Request(`http://localhost/api/config${query}`));
const configOf = async (query = '') => (await (await ask(query)).json()) as CallConfig;

const unset = ['PUSHER_HOST', 'PUSHER_PORT', 'PUSHER_TLS', 'ROOM_SECRET', 'ICE_SERVERS'];

beforeEach(() => {
  for (const name of unset) vi.stubEnv(name, '');
  vi.stubEnv('PUSHER_APP_ID', 'the-id');
  vi.stubEnv('PUSHER_KEY', 'the-key');
  vi.stubEnv('PUSHER_SECRET', 'the-secret');
  vi.stubEnv('PUSHER_CLUSTER', 'eu');
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

describe('GET /api/config', () => {
  it('says what a call runs on, and no secret', async () => {
    const response = await ask();
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const text = await response.text();
    expect(text).not.toContain('the-secret');
    expect(JSON.parse(text)).toEqual({
      signaling: { transport: 'pusher', key: 'the-key', cluster: 'eu' },
      missing: [],
      invalid: [],
      iceTransportPolicy: 'all',
      iceServerUrls: [],
      iceProblem: null,
      roomId: null,
      roomToken: null,
    });
  });

  it('sends browsers by the relay alone where client events are not to be used', async () => {
    vi.stubEnv('PUSHER_CLIENT_EVENTS', 'off');
    expect((await configOf()).signaling).toMatchObject({ via: 'relay' });
  });

  it('gives a token for the room that is asked for, and for no other', async () => {
    const { roomToken } = await configOf('?room=blue');
    const tokens = roomTokensOf(process.env);
    expect(await tokens.verify(roomToken ?? '', 'blue')).toBe('valid');
    expect(await tokens.verify(roomToken ?? '', 'red')).toBe('invalid');
  });

  const strange = ['', '..%2F', '%20', '..', 'x'.repeat(300), '%E2%80%8B', 'a%0Ab'];
  it.each(strange)('refuses ?room=%s', async (room) => {
    const response = await ask(`?room=${room}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: 'room-invalid' } });
  });

  it('gives a room of any script an id that a channel can be named after', async () => {
    const { roomId, roomToken } = await configOf('?room=%EC%A3%BC%EA%B0%84%20%ED%9A%8C%EC%9D%98');
    expect(roomId).toMatch(/^=[\w-]{43}$/);
    expect(await roomTokensOf(process.env).verify(roomToken ?? '', '주간 회의')).toBe('valid');
    expect((await configOf('?room=blue')).roomId).toBe('blue');
  });

  it('refuses an address that asks without end, and no other', async () => {
    vi.stubEnv('CLIENT_ADDRESS_HEADER', 'x-real-ip');
    // The minute stands still, however long the machine takes.
    vi.useFakeTimers({ toFake: ['Date'] });
    const from = (address: string) =>
      GET(new Request('http://localhost/api/config?room=blue', { headers: { 'x-real-ip': address } }));
    for (let each = 0; each < 120; each++) expect((await from('203.0.113.7')).status).toBe(200);
    const response = await from('203.0.113.7');
    expect(response.status).toBe(429);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await response.json()).toMatchObject({ error: { code: 'rate-exceeded' } });
    expect((await from('203.0.113.8')).status).toBe(200);
  });

  it('refuses the page of another site, and does not count it', async () => {
    vi.stubEnv('CLIENT_ADDRESS_HEADER', 'x-real-ip');
    vi.useFakeTimers({ toFake: ['Date'] });
    const ask = (headers: Record<string, string>) =>
      GET(new Request('http://localhost/api/config?room=blue', { headers: { 'x-real-ip': '203.0.113.9', ...headers } }));
    const elsewhere = [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { origin: 'https://elsewhere.example' }];
    for (const headers of elsewhere) {
      const response = await ask(headers);
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({ error: { code: 'cross-site' } });
    }
    for (let each = 0; each < 120; each++) await ask({ 'sec-fetch-site': 'cross-site' });
    for (const site of ['same-origin', 'none']) expect((await ask({ 'sec-fetch-site': site })).status).toBe(200);
    expect((await ask({ origin: 'http://localhost' })).status).toBe(200);
  });

  it('names settings of the limits that can not work', async () => {
    vi.stubEnv('REDIS_URL', 'localhost:6379');
    vi.stubEnv('CLIENT_ADDRESS_HEADER', 'X-Forwarded-For');
    expect(await configOf()).toMatchObject({ signaling: null, invalid: ['REDIS_URL', 'CLIENT_ADDRESS_HEADER'] });
  });

  it('names the variables that are missing, and goes on answering', async () => {
    vi.stubEnv('PUSHER_SECRET', '');
    vi.stubEnv('PUSHER_CLUSTER', '');
    const { signaling, missing, roomToken } = await configOf('?room=blue');
    expect(signaling).toBeNull();
    expect(missing).toEqual(['PUSHER_SECRET', 'PUSHER_CLUSTER']);
    expect(roomToken).not.toBeNull();
  });

  it('names a ROOM_SECRET that is too short', async () => {
    vi.stubEnv('ROOM_SECRET', 'short');
    const config = await configOf('?room=blue');
    expect(config).toMatchObject({ signaling: null, invalid: ['ROOM_SECRET'], roomToken: null });
  });

  it('tells of ICE servers that are set up wrong, and goes on without them', async () => {
    vi.stubEnv('ICE_SERVERS', 'stun:oops');
    const config = await configOf('?room=blue');
    expect(config.signaling).not.toBeNull();
    expect(config.iceProblem).toMatch(/ICE_SERVERS/);
  });
});

it('refuses other methods in the same form', async () => {
  const response = POST();
  expect(response.status).toBe(405);
  expect(response.headers.get('allow')).toBe('GET');
  expect(await response.json()).toMatchObject({ error: { code: 'method-not-allowed' } });
});
