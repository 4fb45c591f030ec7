import { startChannels, type ChannelsServer } from '@visavis/channels';
import { createRoomTokens } from '@visavis/server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { readRoomSecrets, roomTokensOf } from '../../../../server/roomTokens';
import { GET, POST } from './route';

let channels: ChannelsServer;

beforeAll(async () => {
  channels = await startChannels();
});

afterAll(() => channels.stop());

beforeEach(() => {
  vi.stubEnv('ROOM_SECRET', '');
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

interface Answer {
  status: number;
  body: { auth?: string; channel_data?: string; error?: { code: string } };
}

/** Asks as pusher-js does; the fields given here replace those of a good request. */
async function ask(fields: Record<string, string> = {}): Promise<Answer> {
  const token = await roomTokensOf(process.env).issue('blue');
  const good = { socket_id: '1.2', channel_name: 'presence-visavis-blue', client_secret: 'x'.repeat(32), name: 'Ada', token };
  const body = new URLSearchParams({ ...good, ...fields });
  const response = await POST(new Request('http://localhost/api/pusher/auth', { method: 'POST', body }));
  return { status: response.status, body: (await response.json()) as Answer['body'] };
}

const refused = (status: number, code: string) => ({ status, body: { error: { code } } });

describe('POST /api/pusher/auth', () => {
  it('lets the bearer of a token into its room, under the name that was sent', async () => {
    const { status, body } = await ask();
    expect(status).toBe(200);
    expect(body.auth).toMatch(new RegExp(`^${channels.key}:[0-9a-f]{64}$`));
    expect(JSON.parse(body.channel_data ?? '')).toMatchObject({ user_info: { name: 'Ada' } });
  });

  it('gives the same tab the same id again, and another tab another', async () => {
    const idOf = async (client_secret: string) => {
      const { body } = await ask({ client_secret });
      return (JSON.parse(body.channel_data ?? '') as { user_id: string }).user_id;
    };
    const id = await idOf('a'.repeat(32));
    expect(await idOf('a'.repeat(32))).toBe(id);
    expect(await idOf('b'.repeat(32))).not.toBe(id);
  });

  it('refuses a token for another room, and none', async () => {
    expect(await ask({ channel_name: 'presence-visavis-red' })).toMatchObject(refused(403, 'room-forbidden'));
    expect(await ask({ token: '' })).toMatchObject(refused(403, 'room-forbidden'));
    expect(await ask({ token: 'x'.repeat(52) })).toMatchObject(refused(403, 'room-forbidden'));
  });

  it('tells a token that has expired from one that never was', async () => {
    const tokens = createRoomTokens({ secret: readRoomSecrets(process.env), ttlSeconds: 60 });
    const token = await tokens.issue('blue');
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
    expect(await ask({ token })).toMatchObject(refused(401, 'room-token-expired'));
    expect(await ask({ token, channel_name: 'presence-visavis-red' })).toMatchObject(refused(403, 'room-forbidden'));
  });

  it.each([
    [{ socket_id: '' }, 'socket-id-invalid'],
    [{ socket_id: '1.2:x' }, 'socket-id-invalid'],
    [{ channel_name: 'presence-visavis-../x' }, 'channel-invalid'],
    [{ channel_name: 'presence-staff' }, 'channel-invalid'],
    [{ channel_name: 'private-blue' }, 'channel-invalid'],
    [{ client_secret: 'short' }, 'client-secret-invalid'],
  ])('refuses %o', async (fields, code) => {
    expect(await ask(fields)).toMatchObject(refused(400, code));
  });

  it('refuses a body of 1 MB', async () => {
    expect(await ask({ name: 'x'.repeat(1_000_000) })).toMatchObject(refused(413, 'body-too-large'));
  });

  it('says that the deployment is not set up', async () => {
    vi.stubEnv('PUSHER_KEY', '');
    expect(await ask()).toMatchObject(refused(503, 'not-set-up'));
  });

  it('refuses other methods in the same form', async () => {
    const response = await GET(new Request('http://localhost/api/pusher/auth'));
    expect(response.status).toBe(405);
    expect(await response.json()).toMatchObject({ error: { code: 'method-not-allowed' } });
  });
});
