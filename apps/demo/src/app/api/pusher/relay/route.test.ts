import { startChannels, type ChannelsServer } from '@visavis/channels';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { enterRoom } from '../../../../server/testing/enterRoom';
import { roomTokensOf } from '../../../../server/roomTokens';
import { GET, POST } from './route';

let channels: ChannelsServer;

beforeAll(async () => {
  channels = await startChannels({ clientEvents: false });
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

afterEach(() => vi.unstubAllEnvs());

/** Posts as the adapter does; the fields given here replace those of a good message. */
async function post(fields: Record<string, string> = {}) {
  const token = await roomTokensOf(process.env).issue('blue');
  const good = { socket_id: '1.2', channel_name: 'presence-visavis-blue', client_secret: 'x'.repeat(32), token, data: '{"x":1}' };
  const body = new URLSearchParams({ ...good, ...fields });
  return POST(new Request('http://localhost/api/pusher/relay', { method: 'POST', body }));
}

describe('POST /api/pusher/relay', () => {
  it('publishes for the bearer of a token who is in the room', async () => {
    expect(await (await post()).json()).toMatchObject({ error: { code: 'not-in-room' } });
    await enterRoom(channels, { room: 'blue', clientSecret: 'x'.repeat(32) });
    const before = channels.stats().published;
    // Who was refused a moment ago is looked up anew after another.
    await vi.waitFor(async () => expect((await post()).status).toBe(200), { timeout: 5000 });
    expect(channels.stats().published).toBe(before + 1);
  });

  it.each([
    ['another room', 403, { channel_name: 'presence-visavis-red' }],
    ['no token', 403, { token: '' }],
    ['no JSON', 400, { data: '{' }],
    ['no socket id', 400, { socket_id: '' }],
  ])('refuses %s', async (_what, status, fields) => {
    const response = await post(fields);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: { code: expect.any(String), message: expect.any(String) } });
  });

  it('says that nothing is set up, and refuses other methods', async () => {
    expect((await GET(new Request('http://localhost/api/pusher/relay'))).status).toBe(405);
    vi.stubEnv('PUSHER_KEY', '');
    expect((await post()).status).toBe(503);
  });
});
