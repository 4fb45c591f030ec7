import { describe, expect, it } from 'vitest';
import type { ChannelsServer } from '../startChannels';
import { connect, record } from '../testing/pusherClient';
import { connectRaw, type RawClient } from '../testing/rawClient';
import { apiOf, startTestServer } from '../testing/server';
import { until } from '../testing/until';

function person(server: ChannelsServer, id: string, info?: Record<string, unknown>) {
  return connect(server, { member: { user_id: id, ...(info && { user_info: info }) } });
}

async function refusal(server: ChannelsServer, client: RawClient, channelData: unknown): Promise<unknown> {
  const channel = 'presence-room';
  const text = JSON.stringify(channelData);
  const { auth } = apiOf(server).authorizeChannel(
    client.socketId,
    channel,
    channelData as { user_id: string },
  );
  client.send({ event: 'pusher:subscribe', data: { channel, auth, channel_data: text } });
  return (await client.next('pusher:error')).data.message;
}

const cameAndLeft = [{ event: 'pusher:member_added' }, { event: 'pusher:member_removed' }];

describe('presence channels', () => {
  it('tell a newcomer who is there, and the others who came and who left', async () => {
    const server = await startTestServer();
    const anna = await person(server, 'anna', { name: 'Anna' });
    const annasRoom = await anna.join('presence-room');
    const seenByAnna = record(annasRoom);
    expect(annasRoom.members).toMatchObject({ count: 1, me: { id: 'anna', info: { name: 'Anna' } } });

    const ben = await person(server, 'ben', { name: 'Ben' });
    const bensRoom = await ben.join('presence-room');
    expect(bensRoom.members.count).toBe(2);
    expect(bensRoom.members.get('anna')).toEqual({ id: 'anna', info: { name: 'Anna' } });
    const benAsMember = { id: 'ben', info: { name: 'Ben' } };
    await until(() => expect(seenByAnna).toEqual([{ event: 'pusher:member_added', data: benAsMember }]));

    ben.pusher.unsubscribe('presence-room');
    await until(() => expect(seenByAnna[1]).toEqual({ event: 'pusher:member_removed', data: benAsMember }));
    expect(annasRoom.members.count).toBe(1);
  });

  it('notice when a connection dies', async () => {
    const server = await startTestServer();
    const anna = await person(server, 'anna');
    const seen = record(await anna.join('presence-room'));
    const ben = await connectRaw(server);
    await ben.subscribe('presence-room', { user_id: 'ben' });

    ben.socket.terminate();
    await until(() => expect(seen).toMatchObject(cameAndLeft));
  });

  it('count two connections of one user as one member', async () => {
    const server = await startTestServer();
    const anna = await person(server, 'anna');
    const room = await anna.join('presence-room');
    const seen = record(room);
    const [tab1, tab2] = await Promise.all([person(server, 'ben'), person(server, 'ben')]);
    await tab1.join('presence-room');
    const secondTab = await tab2.join('presence-room');
    expect(secondTab.members.count).toBe(2);

    const info = { user_count: 2, subscription_count: 3 };
    const response = await apiOf(server).get({
      path: '/channels/presence-room',
      params: { info: 'user_count,subscription_count' },
    });
    expect(await response.json()).toEqual({ occupied: true, ...info });

    tab1.pusher.disconnect();
    await until(() => expect(server.stats().connections).toBe(2));
    expect(room.members.count).toBe(2);
    tab2.pusher.disconnect();
    await until(() => expect(room.members.count).toBe(1));
    expect(seen).toMatchObject(cameAndLeft);
  });

  it('take the user who signed in, when the signature names none', async () => {
    const server = await startTestServer();
    const user = { id: 'anna', user_info: { name: 'Anna' } };
    const { pusher, join } = await connect(server, { user });
    pusher.signin();
    const room = await join('presence-room');
    expect(room.members.me).toEqual({ id: 'anna', info: { name: 'Anna' } });
  });

  it('hold 100 members, and further connections of those', async () => {
    const server = await startTestServer();
    const clients = await Promise.all(Array.from({ length: 102 }, () => connectRaw(server)));
    const [last, again, ...members] = clients;
    await Promise.all(
      members.map((client, index) => client.subscribe('presence-room', { user_id: `user-${index}` })),
    );

    expect(last && (await refusal(server, last, { user_id: 'one too many' }))).toMatch(
      /is full: it has 100 members/,
    );
    await again?.subscribe('presence-room', { user_id: 'user-7' });
    members[0]?.socket.terminate();
    await until(() => expect(server.stats().connections).toBe(101));
    await last?.subscribe('presence-room', { user_id: 'in after all' });
  });

  it('refuse a user who is too big, has no id, or is no object', async () => {
    const server = await startTestServer();
    const client = await connectRaw(server);
    const refused = (data: unknown) => refusal(server, client, data);
    const allowed = { name: 'x'.repeat(1024 - '{"name":""}'.length) };
    const tooBig = { name: `${allowed.name}x` };
    const tooBigMessage = 'user_info exceeds the allowed maximum (1024 bytes)';

    expect(await refused({ user_id: 'a', user_info: tooBig })).toBe(tooBigMessage);
    expect(await refused({ user_id: 'a'.repeat(129) })).toBe('User id is longer than 128 characters');
    expect(await refused({ user_id: '' })).toBe('User id is empty');
    expect(await refused({ user_info: {} })).toBe('Missing parameter: user_id in channel_data');
    expect(await refused({ user_id: 'a', user_info: 'Anna' })).toMatch('must be a type of hash');
    expect(await refused(['a'])).toBe('channel_data supplied to presence subscription is invalid JSON');

    const { auth } = apiOf(server).authorizeChannel(client.socketId, 'presence-room');
    client.send({ event: 'pusher:subscribe', data: { channel: 'presence-room', auth } });
    expect((await client.next('pusher:error')).data.message).toBe('Missing parameter: data.channel_data');

    await client.subscribe('presence-room', { user_id: 'a'.repeat(128), user_info: allowed });
  });

  it('take numbers as ids, and ids that mean something in JavaScript', async () => {
    const server = await startTestServer();
    const client = await connectRaw(server);
    await client.subscribe('presence-a', { user_id: 10 });
    await client.subscribe('presence-b', { user_id: '__proto__', user_info: { name: 'Anna' } });
    const succeeded = client.messages.filter(
      ({ event }) => event === 'pusher_internal:subscription_succeeded',
    );
    const [a, b] = succeeded.map(({ data }) => JSON.stringify(data.presence));
    expect(a).toBe('{"count":1,"ids":["10"],"hash":{"10":null}}');
    expect(b).toBe('{"count":1,"ids":["__proto__"],"hash":{"__proto__":{"name":"Anna"}}}');
  });
});
