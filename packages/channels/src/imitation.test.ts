import { describe, expect, it } from 'vitest';
import { behaviors, type Imitation } from './imitation';
import type { ChannelsServer } from './startChannels';
import { connect, createClient, record } from './testing/pusherClient';
import { connectRaw, openSocket } from './testing/rawClient';
import { apiOf, startTestServer } from './testing/server';
import { until } from './testing/until';

const imitations = Object.keys(behaviors) as Imitation[];

describe.each(imitations)('as %s', (imitate) => {
  it('lets the unmodified libraries publish, subscribe and speak to each other', async () => {
    const server = await startTestServer({ imitate });
    const api = apiOf(server);
    const [ada, ben] = [
      await connect(server, { member: { user_id: 'ada' } }),
      await connect(server, { member: { user_id: 'ben' } }),
    ];
    const [adaRoom, benRoom] = [await ada.join('presence-room'), await ben.join('presence-room')];
    const metadata: unknown[] = [];
    benRoom.bind('client-hello', (_data: unknown, more: unknown) => metadata.push(more));
    const seen = record(benRoom);
    await api.trigger('presence-room', 'news', { text: 'hi' });
    await until(() => expect(seen).toContainEqual({ event: 'news', data: { text: 'hi' } }));
    expect(adaRoom.trigger('client-hello', { from: 'ada' })).toBe(true);
    await until(() => expect(metadata).toHaveLength(1));
    // Who is believed to have sent it.
    const stamped = imitate === 'pusher' || imitate === 'soketi';
    expect(metadata).toEqual([stamped ? { user_id: 'ada' } : {}]);
  });

  it('says in its own words that client events are off', async () => {
    const server = await startTestServer({ imitate, clientEvents: false });
    const client = await connect(server, { member: { user_id: 'ada' } });
    (await client.join('presence-room')).trigger('client-hello', {});
    await until(() => expect(client.errors).toHaveLength(1));
    expect(client.errors[0]).toEqual(behaviors[imitate].clientEventsOff);
  });

  it('refuses a subscription in its own way', async () => {
    const server = await startTestServer({ imitate });
    const stranger = apiOf(server, { secret: 'another' });
    const client = await connect(server, { member: { user_id: 'ada' }, api: stranger });
    const channel = client.pusher.subscribe('presence-room');
    const refused: unknown[] = [];
    channel.bind('pusher:subscription_error', (error: unknown) => refused.push(error));
    await until(() => expect([...client.errors, ...refused]).toHaveLength(1));
    if (imitate === 'soketi') expect(refused[0]).toMatchObject({ type: 'AuthError', status: 401 });
    else expect(client.errors[0]?.code).toBe(imitate === 'reverb' ? 4009 : null);
    expect(client.pusher.connection.state).toBe('connected');
  });

  it('turns away a wrong key, and one too many, in its own words', async () => {
    const server = await startTestServer({ imitate, limits: { connections: 1 } });
    const [wrong, first, second] = [
      createClient(server, { key: 'wrong-key' }),
      await connect(server),
      createClient(server),
    ];
    await until(() => {
      expect(wrong.errors).toContainEqual(behaviors[imitate].unknownKey('wrong-key'));
      expect(second.errors).toContainEqual(behaviors[imitate].overQuota);
    });
    expect(first.errors).toEqual([]);
  });

  it('tells clients to come back at once when it stops', async () => {
    const server = await startTestServer({ imitate });
    const client = await connectRaw(server);
    await server.stop();
    const { code, message } = behaviors[imitate].shutdown;
    await until(() => expect(client.closed).not.toBeNull());
    if (imitate !== 'soketi') expect(client.closed).toEqual({ code, reason: message });
    else expect(client.messages.at(-1)).toMatchObject({ event: 'pusher:error', data: { code, message } });
  });
});

it('rebroadcasts whatever id the sender writes, from anybody, as reverb', async () => {
  const server = await startTestServer({ imitate: 'reverb' });
  const victim = await connect(server, { member: { user_id: 'ada' } });
  const room = await victim.join('presence-room');
  const ids: unknown[] = [];
  room.bind('client-hello', (_data: unknown, metadata: { user_id?: string }) => ids.push(metadata.user_id));
  // Not even subscribed.
  const stranger = await connectRaw(server);
  stranger.send({ event: 'client-hello', channel: 'presence-room', user_id: 'mallory-as-ben', data: {} });
  await until(() => expect(ids).toEqual(['mallory-as-ben']));

  const honest = await startTestServer();
  const other = await connectRaw(honest);
  other.send({ event: 'client-hello', channel: 'presence-room', user_id: 'ben', data: {} });
  expect((await other.next('pusher:error')).data).toMatchObject({ code: null });
});

describe('who may connect', () => {
  const upgrade = (server: ChannelsServer, headers: { origin?: string; host?: string }) =>
    openSocket(server, `/app/${server.key}?protocol=7`, headers);

  it('refuses pages of other sites, and names that are not this machine, where only this machine can reach it', async () => {
    const server = await startTestServer();
    for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }, { host: 'evil.example:6001' }]) {
      const client = upgrade(server, headers);
      await until(() => expect(client.closed).not.toBeNull());
      expect(client.messages).toEqual([]);
    }
    for (const headers of [{ origin: 'http://localhost:3000' }, { origin: 'http://demo.localhost' }, { origin: 'http://[::1]:1' }, {}]) {
      await upgrade(server, headers).next('pusher:connection_established');
    }
    const address = `http://${server.host}:${server.port}/health`;
    expect((await fetch(address, { headers: { origin: 'https://evil.example' } })).status).toBe(403);
    expect((await fetch(address)).status).toBe(200);
  });

  it('lets in pages of the origins that it is told', async () => {
    const server = await startTestServer({ allowedOrigins: ['https://app.example'] });
    await upgrade(server, { origin: 'https://app.example' }).next('pusher:connection_established');
    const open = await startTestServer({ allowedOrigins: '*' });
    await upgrade(open, { origin: 'https://evil.example' }).next('pusher:connection_established');
  });
});
