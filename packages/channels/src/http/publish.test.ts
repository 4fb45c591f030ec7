import { describe, expect, it } from 'vitest';
import { connect, record } from '../testing/pusherClient';
import { apiOf, failureOf, post, startTestServer } from '../testing/server';
import { until } from '../testing/until';

const tooMuch = 'The data content of this event exceeds the allowed maximum (10240 bytes).';

describe('POST /events', () => {
  it('reaches several channels, a subscriber of two of them twice', async () => {
    const server = await startTestServer();
    const { pusher, subscribe } = await connect(server);
    await subscribe('a');
    await subscribe('b');
    const seen = record(pusher);
    const response = await apiOf(server).trigger(['a', 'b', 'c', 'a'], 'e', 'text');
    expect([response.status, await response.json()]).toEqual([200, {}]);
    await until(() => expect(seen.filter(({ event }) => event === 'e')).toHaveLength(2));
    expect(server.stats()).toMatchObject({ published: 3, delivered: 2 });
  });

  it('leaves out the socket that is named', async () => {
    const server = await startTestServer();
    const [anna, ben] = await Promise.all([connect(server), connect(server)]);
    const [toAnna, toBen] = [record(await anna.subscribe('a')), record(await ben.subscribe('a'))];
    const api = apiOf(server);
    await api.trigger('a', 'first', {}, { socket_id: anna.pusher.connection.socket_id });
    await api.triggerBatch([
      { channel: 'a', name: 'second', data: {}, socket_id: ben.pusher.connection.socket_id },
      { channel: 'a', name: 'third', data: {} },
    ]);
    await until(() => expect(toAnna).toMatchObject([{ event: 'second' }, { event: 'third' }]));
    await until(() => expect(toBen).toMatchObject([{ event: 'first' }, { event: 'third' }]));
  });

  it('answers with the counts that were asked for, where they apply', async () => {
    const server = await startTestServer();
    const { subscribe } = await connect(server, { member: { user_id: 'anna' } });
    await subscribe('presence-room');
    await subscribe('news');
    const info = 'user_count,subscription_count';
    const response = await apiOf(server).trigger(['presence-room', 'news', 'empty'], 'e', {}, { info });
    expect(await response.json()).toEqual({
      channels: {
        'presence-room': { user_count: 1, subscription_count: 1 },
        news: { subscription_count: 1 },
        empty: { subscription_count: 0 },
      },
    });
  });

  it('takes 10 KB of data and 100 channels, and no more', async () => {
    const server = await startTestServer();
    const api = apiOf(server);
    await api.trigger('a', 'e', 'x'.repeat(10_240));
    expect(await failureOf(api.trigger('a', 'e', 'x'.repeat(10_241)))).toEqual({
      status: 413,
      body: tooMuch,
    });
    expect(await failureOf(api.trigger('a', 'e', 'é'.repeat(5121)))).toEqual({ status: 413, body: tooMuch });
    const names = Array.from({ length: 101 }, (_, index) => `channel-${index}`);
    await post(api, '/events', { name: 'e', data: '', channels: names.slice(1) });
    const tooMany = await failureOf(post(api, '/events', { name: 'e', data: '', channels: names }));
    expect(tooMany).toEqual({ status: 400, body: 'An event can be published to at most 100 channels' });
  });

  it.each([
    [{ data: '', channel: 'a' }, 'Missing parameter: name'],
    [{ name: 7, data: '', channel: 'a' }, 'Missing parameter: name'],
    [{ name: 'x'.repeat(201), data: '', channel: 'a' }, 'Event name is longer than 200 characters'],
    [
      { name: 'pusher_internal:x', data: '', channel: 'a' },
      'Event names that begin with pusher: are reserved',
    ],
    [{ name: 'e', channel: 'a' }, 'data must be a string'],
    [{ name: 'e', data: {}, channel: 'a' }, 'data must be a string'],
    [{ name: 'e', data: '' }, 'Invalid channel name: undefined'],
    [{ name: 'e', data: '', channel: '../a' }, 'Invalid channel name: "../a"'],
    [{ name: 'e', data: '', channels: ['a', 'b/c'] }, 'Invalid channel name: "b/c"'],
    [{ name: 'e', data: '', channels: [] }, 'channels must be an array with at least one channel name'],
    [{ name: 'e', data: '', channels: 'a' }, 'channels must be an array with at least one channel name'],
    [{ name: 'e', data: '', channel: 'a', socket_id: 'x' }, 'Invalid socket id: "x"'],
    [{ name: 'e', data: '', channel: 'a', info: 'height' }, 'Unknown info attribute: height'],
    [['not', 'an', 'object'], 'The request body must be a JSON object'],
  ])('refuses %j', async (body, message) => {
    const server = await startTestServer();
    const failure = await failureOf(post(apiOf(server), '/events', body));
    expect(failure).toEqual({ status: 400, body: message });
    expect(server.stats().published).toBe(0);
  });
});

describe('POST /batch_events', () => {
  it('sends up to 10 events in order', async () => {
    const server = await startTestServer();
    const { subscribe } = await connect(server);
    const seen = record(await subscribe('a'));
    const batch = Array.from({ length: 10 }, (_, index) => ({ channel: 'a', name: 'e', data: { index } }));
    await apiOf(server).triggerBatch(batch);
    await until(() => expect(seen.map(({ data }) => data)).toEqual(batch.map((_, index) => ({ index }))));
  });

  it('answers with the counts that were asked for', async () => {
    const server = await startTestServer();
    const { subscribe } = await connect(server);
    await subscribe('a');
    const response = await apiOf(server).triggerBatch([
      { channel: 'a', name: 'e', data: '', info: 'subscription_count' },
      { channel: 'b', name: 'e', data: '' },
    ]);
    expect(await response.json()).toEqual({ batch: [{ subscription_count: 1 }, {}] });
  });

  it('sends nothing of a batch with a fault in it', async () => {
    const server = await startTestServer();
    const api = apiOf(server);
    const good = { channel: 'a', name: 'e', data: '' };
    const refused = (batch: unknown) => failureOf(post(api, '/batch_events', { batch }));

    expect(await refused([good, { ...good, data: 'x'.repeat(10_241) }])).toEqual({
      status: 413,
      body: tooMuch,
    });
    expect(await refused([good, { ...good, channel: 'a b' }])).toMatchObject({ status: 400 });
    expect(await refused([good, 'text'])).toMatchObject({ status: 400 });
    expect(await refused([])).toMatchObject({ status: 400 });
    expect(await refused(undefined)).toMatchObject({ status: 400 });
    const eleven = Array.from({ length: 11 }, () => good);
    expect(await refused(eleven)).toEqual({ status: 400, body: 'A batch can hold at most 10 events' });
    expect(server.stats().published).toBe(0);
  });
});
