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

afterEach(() => vi.unstubAllEnvs());

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
      roomToken: null,
    });
  });

  it('gives a token for the room that is asked for, and for no other', async () => {
    const { roomToken } = await configOf('?room=blue');
    const tokens = roomTokensOf(process.env);
    expect(await tokens.verify(roomToken ?? '', 'blue')).toBe('valid');
    expect(await tokens.verify(roomToken ?? '', 'red')).toBe('invalid');
  });

  const strange = ['', '..%2F', 'a%20b', 'x'.repeat(300), '%F0%9F%98%80', '%E0%A4%A'];
  it.each(strange)('refuses ?room=%s', async (room) => {
    const response = await ask(`?room=${room}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: 'room-invalid' } });
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
