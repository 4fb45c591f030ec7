import { describe, expect, it, vi } from 'vitest';
import { holdTimers } from './testing/holdTimers';
import { connect, record } from './testing/pusherClient';
import { connectRaw } from './testing/rawClient';
import { apiOf, getJson, startTestServer } from './testing/server';
import { until } from './testing/until';

describe('subscription counts', () => {
  it('are told to the subscribers, where they are on', async () => {
    const server = await startTestServer({ subscriptionCounts: true });
    const [first, second] = [await connect(server), await connect(server)];
    const channel = await first.subscribe('news');
    await until(() => expect(channel.subscriptionCount).toBe(1));
    await second.subscribe('news');
    await until(() => expect(channel.subscriptionCount).toBe(2));
    second.pusher.disconnect();
    await until(() => expect(channel.subscriptionCount).toBe(1));
  });

  it('are told to nobody where they are off', async () => {
    const { subscribe } = await connect(await startTestServer());
    const channel = await subscribe('news');
    await subscribe('other');
    expect(channel.subscriptionCount ?? null).toBeNull();
  });
});

describe('info=cache', () => {
  it('gives the last event of a cache channel and how long it is kept', async () => {
    const server = await startTestServer();
    const api = apiOf(server);
    await api.trigger('cache-news', 'e', { n: 1 });
    const info = await getJson(api, '/channels/cache-news', { info: 'cache' });
    expect(info).toEqual({ occupied: false, cache: { data: '{"n":1}', ttl: 1800 } });
    expect(await getJson(api, '/channels/cache-other', { info: 'cache' })).toEqual({ occupied: false, cache: null });
    expect(await getJson(api, '/channels/news', { info: 'cache' })).toEqual({ occupied: false });
  });
});

describe('a watchlist', () => {
  it('tells who is there, who comes and who goes', async () => {
    const server = await startTestServer();
    const ben = await connect(server, { user: { id: 'ben' } });
    ben.pusher.signin();
    await until(() => expect(server.stats().users).toBe(1));
    const ada = await connect(server, { user: { id: 'ada', watchlist: ['ben', 'cleo'] } });
    const seen = record(ada.pusher.user.watchlist);
    ada.pusher.signin();
    await until(() => expect(seen.map(({ event }) => event)).toEqual(['online', 'offline']));
    expect(seen.map(({ data }) => data)).toMatchObject([{ user_ids: ['ben'] }, { user_ids: ['cleo'] }]);
    const cleo = await connect(server, { user: { id: 'cleo' } });
    cleo.pusher.signin();
    await until(() => expect(seen.at(-1)).toMatchObject({ event: 'online', data: { user_ids: ['cleo'] } }));
    ben.pusher.disconnect();
    await until(() => expect(seen.at(-1)).toMatchObject({ event: 'offline', data: { user_ids: ['ben'] } }));
  });

  it('may hold 100 users', async () => {
    const server = await startTestServer({ limits: { watchedUsers: 1 } });
    const ada = await connect(server, { user: { id: 'ada', watchlist: ['ben', 'cleo'] } });
    ada.pusher.signin();
    await until(() => expect(ada.errors).toHaveLength(1));
    expect(server.stats().users).toBe(0);
  });
});

describe('encrypted channels', () => {
  it('take no client events', async () => {
    const server = await startTestServer();
    const client = await connectRaw(server);
    await client.subscribe('private-encrypted-room');
    client.send({ event: 'client-hello', channel: 'private-encrypted-room', data: {} });
    expect((await client.next('pusher:error')).data).toMatchObject({ code: null });
    expect(server.stats().refused).toBe(1);
  });
});

describe('connections that no server knows', () => {
  it('are closed after the time that the limit says, and not those that are authorized', async () => {
    const server = await startTestServer({ limits: { authorizationTimeoutSeconds: 60 } });
    holdTimers();
    const [stranger, visitor, member] = [await connectRaw(server), await connectRaw(server), await connectRaw(server)];
    await visitor.subscribe('news');
    await member.subscribe('private-room');
    vi.advanceTimersByTime(60_000);
    await until(() => {
      expect(stranger.closed?.code).toBe(4009);
      expect(visitor.closed?.code).toBe(4009);
    });
    expect(member.closed).toBeNull();
  });
});
