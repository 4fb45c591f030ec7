import { describe, expect, it } from 'vitest';
import { behaviors, type Imitation } from './imitation';
import type { ChannelsServer } from './startChannels';
import { connect, createClient, record, type PusherClient } from './testing/pusherClient';
import { connectRaw, openSocket, type RawClient } from './testing/rawClient';
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

  it('ends the connections of somebody whom the app puts out, who comes back where nothing says not to', async () => {
    const server = await startTestServer({ imitate });
    const clients: PusherClient[] = [];
    for (const id of ['ada', 'ben']) {
      const client = await connect(server, { member: { user_id: id }, user: { id } });
      await client.join('presence-room');
      client.pusher.signin();
      // Where it is unknown, it costs an error and nothing else.
      if (imitate === 'reverb') await until(() => expect(client.errors).toEqual([{ code: 4200, message: 'Invalid message format' }]));
      else await client.pusher.user.signinDonePromise;
      clients.push(client);
    }
    const [ada, ben] = clients.map(({ pusher }) => pusher.connection);
    const before = ada?.socket_id;
    await apiOf(server).terminateUserConnections('ada');
    if (imitate === 'reverb') {
      await until(() => expect(ada?.socket_id).not.toBe(before));
      expect(ada?.state).toBe('connected');
    } else await until(() => expect(ada?.state).toBe('disconnected'));
    expect(ben?.state).toBe('connected');
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

  it('ends connections with the errors and the codes of its own', async () => {
    const server = await startTestServer({ imitate, limits: { activityTimeoutSeconds: 0.1, pongTimeoutSeconds: 0.2 } });
    const silent = openSocket(server, `/app/${server.key}?protocol=7`);
    const wrong = openSocket(server, '/app/wrong-key?protocol=7');
    await until(() => expect([silent.closed, wrong.closed]).not.toContain(null));
    const calm = await startTestServer({ imitate });
    const [member, last] = [await connectRaw(calm), await connectRaw(calm)];
    await member.subscribe('presence-room', { user_id: 'ada' });
    if (imitate === 'reverb') await apiOf(calm).terminateUserConnections('ada');
    await calm.stop();
    await until(() => expect([member.closed, last.closed]).not.toContain(null));
    expect({ noPong: endOf(silent), wrongKey: endOf(wrong), stop: endOf(last) }).toEqual(ends[imitate]);
    if (imitate === 'reverb') expect(endOf(member)).toEqual({ error: null, closed: 1006 });
  });
});

/** The code of the last error that a client was told, and of its end. */
function endOf({ messages, closed }: RawClient) {
  const error = messages.findLast(({ event }) => event === 'pusher:error')?.data.code ?? null;
  return { error, closed: closed?.code };
}

const frameAlone = { noPong: { error: null, closed: 4201 }, wrongKey: { error: null, closed: 4001 }, stop: { error: null, closed: 4200 } };
const ends: Record<Imitation, object> = {
  pusher: frameAlone,
  sockudo: frameAlone,
  soketi: { noPong: { error: 4201, closed: 1013 }, wrongKey: { error: 4001, closed: 4001 }, stop: { error: 4200, closed: 1013 } },
  reverb: { noPong: { error: 4201, closed: 1006 }, wrongKey: { error: 4001, closed: 1005 }, stop: { error: null, closed: 1006 } },
};

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
