import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { connect, createClient, record } from '../testing/pusherClient';
import { connectRaw } from '../testing/rawClient';
import { apiOf, startTestServer } from '../testing/server';
import { until } from '../testing/until';

describe('public channels', () => {
  it('carry what a server publishes to everybody subscribed, and to nobody else', async () => {
    const server = await startTestServer();
    const [anna, ben, cleo] = await Promise.all([connect(server), connect(server), connect(server)]);
    const [toAnna, toBen] = [record(await anna.subscribe('news')), record(await ben.subscribe('news'))];
    const toCleo = record(await cleo.subscribe('weather'));

    await apiOf(server).trigger('news', 'headline', { text: 'hello' });
    await apiOf(server).trigger('weather', 'sun', {});

    const headline = { event: 'headline', data: { text: 'hello' } };
    await until(() => expect([toAnna, toBen]).toEqual([[headline], [headline]]));
    await until(() => expect(toCleo).toEqual([{ event: 'sun', data: {} }]));
  });

  it('carry nothing after the client unsubscribed', async () => {
    const server = await startTestServer();
    const { pusher, subscribe } = await connect(server);
    const seen = record(await subscribe('news'));
    pusher.unsubscribe('news');
    await until(() => expect(server.stats().channels).toBe(0));

    await apiOf(server).trigger('news', 'headline', {});
    const other = record(await subscribe('other'));
    await apiOf(server).trigger('other', 'later', {});

    await until(() => expect(other).toHaveLength(1));
    expect(seen).toEqual([]);
  });
});

describe('private channels', () => {
  it('take whoever has the right signature', async () => {
    const server = await startTestServer();
    const { subscribe, errors } = await connect(server);
    await subscribe('private-letters');
    expect(errors).toEqual([]);
  });

  it('refuse a wrong secret in the words of Pusher, and the client stays connected', async () => {
    const server = await startTestServer();
    const api = apiOf(server, { secret: 'a guess' });
    const { pusher, errors, subscribe } = await connect(server, { api });
    const channel = pusher.subscribe('private-letters');

    await until(() => expect(errors).toHaveLength(1));
    expect(errors[0]?.code).toBeNull();
    const signed = `${pusher.connection.socket_id}:private-letters`;
    const message = `Invalid signature: Expected HMAC SHA256 hex digest of ${signed}, but got `;
    expect(errors[0]?.message).toContain(message);
    expect(channel.subscribed).toBe(false);
    await subscribe('public-one');
  });

  it('refuse a wrong key, no signature, and the signature of another socket or channel', async () => {
    const server = await startTestServer();
    const client = await connectRaw(server);
    const api = apiOf(server);
    const attempts = [
      apiOf(server, { key: 'other-key' }).authorizeChannel(client.socketId, 'private-a').auth,
      '',
      'no colon',
      api.authorizeChannel('1.1', 'private-a').auth,
      api.authorizeChannel(client.socketId, 'private-b').auth,
    ];
    const answers: unknown[] = [];
    for (const auth of attempts) {
      client.send({ event: 'pusher:subscribe', data: { channel: 'private-a', auth } });
      answers.push((await client.next('pusher:error')).data.message);
    }
    expect(answers).toEqual([
      "Invalid key in subscription auth data: 'other-key'",
      "Auth value for subscription to private-a is invalid: should be of format 'key:signature'",
      "Auth value for subscription to private-a is invalid: should be of format 'key:signature'",
      expect.stringMatching(/^Invalid signature/),
      expect.stringMatching(/^Invalid signature/),
    ]);
    expect(server.stats().channels).toBe(0);
  });
});

describe('encrypted channels', () => {
  it('are private channels whose data the server cannot read', async () => {
    const server = await startTestServer();
    const api = apiOf(server, { encryptionMasterKeyBase64: randomBytes(32).toString('base64') });
    const { subscribe } = await connect(server, { api });
    const seen = record(await subscribe('private-encrypted-safe'));

    await api.trigger('private-encrypted-safe', 'secret', { text: 'between us' });
    await until(() => expect(seen).toEqual([{ event: 'secret', data: { text: 'between us' } }]));
  });
});

describe('cache channels', () => {
  it.each(['cache-price', 'private-cache-price', 'presence-cache-price'])(
    'tell a newcomer on %s the last event, or that there is none',
    async (name) => {
      const server = await startTestServer();
      const first = await connect(server, { member: { user_id: 'first' } });
      const firstSeen = record(first.pusher.subscribe(name));
      await until(() => expect(firstSeen).toEqual([{ event: 'pusher:cache_miss', data: {} }]));

      await apiOf(server).trigger(name, 'price', { value: 1 });
      await apiOf(server).trigger(name, 'price', { value: 2 });
      first.pusher.disconnect();
      await until(() => expect(server.stats().channels).toBe(0));

      const second = await connect(server, { member: { user_id: 'second' } });
      const secondSeen = record(second.pusher.subscribe(name));
      await until(() => expect(secondSeen).toEqual([{ event: 'price', data: { value: 2 } }]));
    },
  );

  it('forget client events', async () => {
    const server = await startTestServer();
    const [anna, ben] = await Promise.all([connect(server), connect(server)]);
    (await anna.subscribe('private-cache-x')).trigger('client-wave', {});
    await until(() => expect(server.stats().published).toBe(1));

    const seen = record(ben.pusher.subscribe('private-cache-x'));
    await until(() => expect(seen).toEqual([{ event: 'pusher:cache_miss', data: {} }]));
  });
});

describe('a subscription that makes no sense', () => {
  it('is refused: a name against the rules, twice, never subscribed', async () => {
    const server = await startTestServer();
    const client = await connectRaw(server);
    const ask = async (event: string, channel: unknown) => {
      client.send({ event, data: { channel } });
      return (await client.next('pusher:error')).data;
    };
    for (const name of ['../etc', 'with space', 'a'.repeat(165), 'émoji', '#private', 'a:b']) {
      expect(await ask('pusher:subscribe', name)).toEqual({
        code: null,
        message: `Invalid channel name: '${name}'`,
      });
    }
    const missing = { code: null, message: 'Missing parameter: data.channel' };
    expect(await ask('pusher:subscribe', '')).toEqual(missing);
    expect(await ask('pusher:subscribe', 7)).toEqual(missing);

    await client.subscribe('a'.repeat(164));
    const twice = await ask('pusher:subscribe', 'a'.repeat(164));
    expect(twice.message).toBe(`Existing subscription to channel ${'a'.repeat(164)}`);
    const never = await ask('pusher:unsubscribe', 'elsewhere');
    expect(never.message).toBe('No current subscription to channel elsewhere, or subscription in progress');
  });

  it('keeps the channels of one connection within a limit', async () => {
    const server = await startTestServer({ limits: { channelsPerConnection: 2 } });
    const { pusher, errors, subscribe } = await connect(server);
    await subscribe('one');
    await subscribe('two');
    pusher.subscribe('three');
    await until(() => expect(errors).toMatchObject([{ message: 'A connection can subscribe to at most 2 channels' }]));
    pusher.unsubscribe('one');
    await subscribe('four');
  });

  it('takes every character that Pusher takes', async () => {
    const server = await startTestServer();
    const { subscribe } = createClient(server);
    await subscribe('AZaz09_-=@,.;');
  });
});
