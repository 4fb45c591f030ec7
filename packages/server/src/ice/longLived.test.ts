import { expect, it, vi } from 'vitest';
import { createIceServers } from './createIceServers';
import type { Environment } from '../environment';
import { json, serve, startVendor, turn } from './testing/vendor';

const hour = 3600;
const inDays = (days: number) => String(Math.floor(Date.now() / 1000) + days * 24 * hour);
const named = (username: string) => ({ urls: 'turn:t.example.com', username, credential: 'hunter2' });

it.each([
  ['a day', { ttl: 24 * hour, iceServers: turn }, 24],
  ['two days, as its usernames say', [named(`${inDays(2)}:u`)], 48],
])('tells the operator of a vendor whose credentials are good for %s, once for each answer', async (_what, answer, hours) => {
  const { url } = await startVendor(json(answer));
  const onError = vi.fn();
  const ask = serve({ ICE_SERVERS_URL: url }, { onError });
  for (let each = 0; each < 3; each++) expect((await ask()).problems).toBeUndefined();
  expect(onError).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'credentials-long-lived' }));
  const { message } = onError.mock.calls.flat()[0] as Error;
  expect(message).toContain(`ICE_SERVERS_URL opens relays for ${hours} h`);
  expect(message).not.toContain('hunter2');
});

it.each([
  ['an hour', { ttl: hour, iceServers: turn }],
  ['an unknown time', turn],
  ['a day, of STUN alone', { ttl: 24 * hour, iceServers: { urls: 'stun:s.example.com' } }],
])('says nothing of a vendor whose credentials are good for %s', async (_what, answer) => {
  const { url } = await startVendor(json(answer));
  const onError = vi.fn();
  await serve({ ICE_SERVERS_URL: url }, { onError })();
  expect(onError).not.toHaveBeenCalled();
});

const turns = { TURN_URLS: 'turn:t.example.com' };
const list = (...servers: object[]) => ({ ICE_SERVERS: JSON.stringify(servers) });

it.each<[Environment, string]>([
  [{ ...turns, TURN_USERNAME: 'u', TURN_CREDENTIAL: 'hunter2' }, 'TURN_CREDENTIAL'],
  [list(named('u')), 'ICE_SERVERS'],
])('tells the operator at the start of fixed credentials: %j', (env, name) => {
  const onError = vi.fn();
  createIceServers(env, { authorize: () => true, onError });
  expect(onError).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'credentials-long-lived' }));
  expect((onError.mock.calls.flat()[0] as Error).message).toContain(`${name} opens relays for good`);
});

it.each([{ ...turns, TURN_SECRET: 'hunter2' }, list({ urls: 'stun:s.example.com' })])('says nothing at the start of %j', (env) => {
  const onError = vi.fn();
  createIceServers(env, { authorize: () => true, onError });
  expect(onError).not.toHaveBeenCalled();
});
