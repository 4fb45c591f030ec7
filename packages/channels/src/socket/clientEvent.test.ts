import { describe, expect, it, vi } from 'vitest';
import { connect, record } from '../testing/pusherClient';
import { connectRaw } from '../testing/rawClient';
import { startTestServer } from '../testing/server';
import { until } from '../testing/until';

describe('client events', () => {
  it('reach the others on a private channel, without a user id and without an echo', async () => {
    const server = await startTestServer();
    const [anna, ben] = await Promise.all([connect(server), connect(server)]);
    const [annas, bens] = [await anna.subscribe('private-chat'), await ben.subscribe('private-chat')];
    const [seenByAnna, heard] = [record(annas), vi.fn<(data: unknown, metadata: unknown) => void>()];
    bens.bind('client-text', heard);

    annas.trigger('client-text', { words: ['hi', 'привет'] });
    await until(() => expect(heard).toHaveBeenCalledExactlyOnceWith({ words: ['hi', 'привет'] }, {}));
    bens.trigger('client-text', 'plain text');
    await until(() => expect(seenByAnna).toEqual([{ event: 'client-text', data: 'plain text' }]));
  });

  it('carry the user id on presence channels, as the server knows it', async () => {
    const server = await startTestServer();
    const anna = await connectRaw(server);
    await anna.subscribe('presence-room', { user_id: 'anna' });
    const ben = await connect(server, { member: { user_id: 'ben' } });
    const heard = vi.fn<(data: unknown, metadata: unknown) => void>();
    (await ben.join('presence-room')).bind('client-text', heard);

    anna.send({
      event: 'client-text',
      channel: 'presence-room',
      data: { user_id: 'forged' },
      user_id: 'forged',
    });
    await until(() =>
      expect(heard).toHaveBeenCalledExactlyOnceWith({ user_id: 'forged' }, { user_id: 'anna' }),
    );
  });

  it('are refused on public channels, without a subscription, and without the prefix', async () => {
    const server = await startTestServer();
    const client = await connectRaw(server);
    await client.subscribe('news');
    await client.subscribe('private-chat');
    const refused = async (event: string, channel?: unknown) => {
      client.send({ event, channel, data: {} });
      return (await client.next('pusher:error')).data;
    };
    const publicOne = await refused('client-text', 'news');
    expect(publicOne).toEqual({
      code: null,
      message: 'Client event rejected - only supported on private and presence channels',
    });
    const stranger = await refused('client-text', 'private-elsewhere');
    expect(stranger.message).toBe(
      'Cannot broadcast client event (connection not subscribed to channel private-elsewhere)',
    );
    const unprefixed = await refused('text', 'private-chat');
    expect(unprefixed.message).toBe('Unsupported event received on socket: text');
    expect((await refused('client-text')).message).toBe("Invalid channel name: 'undefined'");
    expect((await refused(`client-${'x'.repeat(194)}`, 'private-chat')).message).toMatch('longer than 200');
    expect(server.stats()).toMatchObject({ published: 0, refused: 4 });
  });

  it('are refused when the app has them off', async () => {
    const server = await startTestServer({ clientEvents: false });
    const { errors, subscribe } = await connect(server);
    (await subscribe('private-chat')).trigger('client-text', {});
    await until(() => expect(errors[0]?.message).toMatch('you must enable this feature'));
  });

  it('may carry 10 KB, counted in bytes', async () => {
    const server = await startTestServer();
    const [anna, ben] = await Promise.all([connect(server), connect(server)]);
    const channel = await anna.subscribe('private-chat');
    const seen = record(await ben.subscribe('private-chat'));

    channel.trigger('client-text', 'é'.repeat(5121));
    const message = 'The data content of this event exceeds the allowed maximum (10240 bytes).';
    await until(() => expect(anna.errors).toEqual([{ code: null, message }]));
    channel.trigger('client-text', 'é'.repeat(5120));
    await until(() => expect(seen).toHaveLength(1));
    expect(server.stats()).toMatchObject({
      published: 1,
      delivered: 1,
      refused: 1,
      largestEventBytes: 10_240,
    });
  });

  it('may come 10 times a second from one connection; the eleventh gets 4301', async () => {
    const server = await startTestServer();
    const [anna, ben] = await Promise.all([connect(server), connect(server)]);
    const [annas, bens] = [await anna.subscribe('private-chat'), await ben.subscribe('private-chat')];
    const seen = record(bens);

    for (let index = 0; index < 11; index += 1) annas.trigger('client-text', index);
    bens.trigger('client-other', 'has a limit of his own');
    await until(() => expect(anna.errors).toEqual([expect.objectContaining({ code: 4301 })]));
    await until(() => expect(seen.map(({ data }) => data)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]));
    expect(anna.pusher.connection.state).toBe('connected');
    expect(ben.errors).toEqual([]);

    await until(() => {
      annas.trigger('client-text', 'a second later');
      expect(seen.length).toBeGreaterThan(10);
    });
  });
});
