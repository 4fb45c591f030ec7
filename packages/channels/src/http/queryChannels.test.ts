import { expect, it } from 'vitest';
import { connect } from '../testing/pusherClient';
import { apiOf, failureOf, getJson, startTestServer } from '../testing/server';

async function occupiedServer() {
  const server = await startTestServer();
  const [anna, ben, annaAgain] = await Promise.all([
    connect(server, { member: { user_id: 'anna' }, user: { id: 'anna' } }),
    connect(server, { member: { user_id: 'ben' } }),
    connect(server, { member: { user_id: 'anna' } }),
  ]);
  for (const client of [anna, ben, annaAgain]) await client.subscribe('presence-room');
  await anna.subscribe('presence-lobby');
  await anna.subscribe('news');
  anna.pusher.signin();
  return apiOf(server);
}

it('lists the occupied channels, and counts what it is asked to', async () => {
  const api = await occupiedServer();
  expect(await getJson(api, '/channels')).toEqual({
    channels: { 'presence-room': {}, 'presence-lobby': {}, news: {} },
  });
  expect(await getJson(api, '/channels', { filter_by_prefix: 'presence-', info: 'user_count' })).toEqual({
    channels: { 'presence-room': { user_count: 2 }, 'presence-lobby': { user_count: 1 } },
  });
  expect(await getJson(api, '/channels', { filter_by_prefix: 'n', info: 'subscription_count' })).toEqual({
    channels: { news: { subscription_count: 1 } },
  });
  expect(await getJson(api, '/channels', { filter_by_prefix: 'presence-elsewhere' })).toEqual({
    channels: {},
  });
});

it('describes one channel, occupied or not', async () => {
  const api = await occupiedServer();
  const info = 'user_count,subscription_count';
  const room = { occupied: true, user_count: 2, subscription_count: 3 };
  expect(await getJson(api, '/channels/presence-room', { info })).toEqual(room);
  expect(await getJson(api, '/channels/news')).toEqual({ occupied: true });
  const nobody = { occupied: false, user_count: 0, subscription_count: 0 };
  expect(await getJson(api, '/channels/presence-empty', { info })).toEqual(nobody);
});

it('lists the users of a presence channel, each once', async () => {
  const api = await occupiedServer();
  expect(await getJson(api, '/channels/presence-room/users')).toEqual({
    users: [{ id: 'anna' }, { id: 'ben' }],
  });
  expect(await getJson(api, '/channels/presence-empty/users')).toEqual({ users: [] });
});

it('refuses what does not apply', async () => {
  const api = await occupiedServer();
  const refused = (path: string, params = {}) => failureOf(api.get({ path, params }));
  expect(await refused('/channels', { info: 'user_count' })).toMatchObject({ status: 400 });
  expect(await refused('/channels/news', { info: 'user_count' })).toMatchObject({ status: 400 });
  expect(await refused('/channels/news/users')).toMatchObject({ status: 400 });
  expect(await refused('/channels/a:b')).toEqual({ status: 400, body: 'Invalid channel name: "a:b"' });
  expect(await refused('/channels/a:b/users')).toMatchObject({ status: 400 });
  const unknown = { status: 400, body: 'Unknown info attribute: height' };
  expect(await refused('/channels', { info: 'height' })).toEqual(unknown);
});
