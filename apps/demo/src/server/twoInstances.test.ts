import { startChannels, type ChannelsServer } from '@visavis/channels';
import type { Store } from '@visavis/server';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { startRedis, type Redis } from '../../../../scripts/vitest/redis';
import { openStore } from './openStore';
import { issueHostToken, roomTokensOf } from './roomTokens';
import { enterRoom } from './testing/enterRoom';

// The demo's own route modules with `REDIS_URL`, loaded twice: two instances of a deployment, which share nothing else.

let channels: ChannelsServer;
let redis: Redis;
const clientSecret = 'x'.repeat(32);

beforeAll(async () => {
  channels = await startChannels();
});

afterAll(() => channels.stop());

beforeEach(async () => {
  redis = await startRedis();
  // Last of all: those that are connected to it are closed before.
  onTestFinished(async () => {
    openStore({});
    await redis.kill();
  });
  const settings = {
    ROOM_SECRET: 'a secret of both instances',
    REDIS_URL: redis.url,
    CLIENT_ADDRESS_HEADER: 'x-real-ip',
    PUSHER_APP_ID: channels.appId,
    PUSHER_KEY: channels.key,
    PUSHER_SECRET: channels.secret,
    PUSHER_HOST: channels.host,
    PUSHER_PORT: String(channels.port),
    PUSHER_TLS: 'false',
    STUN_URLS: 'stun:stun.example.com',
    TURN_URLS: 'turn:turn.example.com',
    TURN_SECRET: 'the secret of the relay',
  };
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  await connected(openStore(process.env));
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** The first use of a store begins to connect; nothing is queued until it has. */
const connected = (store: Store) => vi.waitFor(() => store.get('connected'));

/** An instance of the demo, as far as its routes go. */
async function startInstance() {
  vi.resetModules();
  const { openStore: open } = await import('./openStore');
  const { GET: config } = await import('../app/api/config/route');
  const { GET: ice } = await import('../app/api/ice/route');
  const { POST: auth } = await import('../app/api/pusher/auth/route');
  const { POST: access } = await import('../app/api/rooms/access/route');
  onTestFinished(() => void open({}));
  await connected(open(process.env));
  return { config, ice, auth, access };
}

const from = (address: string, path: string, headers: Record<string, string> = {}) =>
  new Request(`http://localhost/api/${path}`, { headers: { 'x-real-ip': address, ...headers } });

async function bearer(more: Record<string, string> = {}) {
  return { authorization: `Bearer ${await roomTokensOf(process.env).issue('blue')}`, ...more };
}

async function post(path: string, fields: Record<string, string>) {
  const token = await roomTokensOf(process.env).issue('blue');
  const good = { socket_id: '1.2', channel_name: 'presence-visavis-blue', client_secret: clientSecret, token };
  const body = new URLSearchParams({ ...good, ...fields });
  return new Request(`http://localhost/api/${path}`, { method: 'POST', body });
}

it('counts what an address takes from one instance and from the other together', async () => {
  const instances = [await startInstance(), await startInstance()];
  const check = async (index: number) => {
    const request = from('203.0.113.8', 'ice?room=blue&check=1', await bearer());
    return (await instances[index]!.ice(request)).status;
  };
  const checks: number[] = [];
  for (let each = 0; each < 8; each++) checks.push(await check(each % 2));
  // Six in ten minutes.
  expect(checks).toEqual([200, 200, 200, 200, 200, 200, 429, 429]);
});

it('counts what a member takes from one instance and from the other together', async () => {
  const instances = [await startInstance(), await startInstance()];
  await enterRoom(channels, { room: 'blue', clientSecret });
  const headers = await bearer({ 'x-client-secret': clientSecret });
  // Each from an address of its own, so that the member alone is counted; 120 a minute.
  const ask = async (index: number) =>
    (await instances[index % 2]!.ice(from(`203.0.113.${index}`, 'ice?room=blue', headers))).status;
  const statuses: number[] = [];
  for (let each = 0; each < 122; each++) statuses.push(await ask(each));
  expect(statuses.filter((status) => status === 200)).toHaveLength(120);
  expect(statuses.slice(120)).toEqual([429, 429]);
});

it('counts who asks to enter a room on one instance and on the other together', async () => {
  const instances = [await startInstance(), await startInstance()];
  const enter = async (index: number, fields: Record<string, string> = {}) => {
    const request = await post('pusher/auth', fields);
    request.headers.set('x-real-ip', `203.0.113.${index}`);
    return (await instances[index % 2]!.auth(request)).status;
  };
  const statuses: number[] = [];
  // 240 a minute.
  for (let each = 0; each < 242; each++) statuses.push(await enter(each));
  expect(statuses.filter((status) => status === 200)).toHaveLength(240);
  expect(statuses.slice(240)).toEqual([429, 429]);
  expect(await enter(1, { host: await issueHostToken('blue', process.env) })).toBe(200);
});

it('keeps a room locked on every instance, whichever the host asked', async () => {
  const [one, other] = [await startInstance(), await startInstance()];
  const host = await issueHostToken('blue', process.env);
  const locked = await one.access(await post('rooms/access', { host, access: 'locked' }));
  expect(await locked.json()).toMatchObject({ access: 'locked' });
  const refused = await other.auth(await post('pusher/auth', {}));
  expect(refused.status).toBe(423);
  expect(await refused.json()).toMatchObject({ error: { code: 'room-locked' } });
  expect((await other.access(await post('rooms/access', { access: 'open' }))).status).toBe(403);
  await other.access(await post('rooms/access', { host, access: 'open' }));
  expect((await one.auth(await post('pusher/auth', {}))).status).toBe(200);
});

it('while Redis is gone relays are not handed out, rooms can be joined, the log says so, and all is well once it is back', async () => {
  const instance = await startInstance();
  await enterRoom(channels, { room: 'blue', clientSecret });
  const ask = async () => {
    const response = await instance.ice(from('203.0.113.9', 'ice?room=blue', await bearer({ 'x-client-secret': clientSecret })));
    return (await response.json()) as { iceServers: { urls: string[] }[]; problems?: { code: string }[] };
  };
  const urlsOf = async () => (await ask()).iceServers.flatMap(({ urls }) => urls);
  const both = ['stun:stun.example.com', 'turn:turn.example.com'];
  expect(await urlsOf()).toEqual(both);

  const log = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  await redis.kill();
  const { iceServers, problems } = await ask();
  expect(iceServers).toEqual([{ urls: ['stun:stun.example.com'] }]);
  expect(problems).toMatchObject([{ code: 'limits-unavailable' }]);
  expect((await instance.auth(await post('pusher/auth', {}))).status).toBe(200);
  expect((await instance.config(from('203.0.113.9', 'config?room=blue'))).status).toBe(200);
  expect(log.mock.calls.join('')).toMatch(/^Redis: .* Relays are not handed out until it is back/m);

  redis = await startRedis(redis.port);
  await vi.waitFor(async () => expect(await urlsOf()).toEqual(both));
});
