import { describe, expect, it } from 'vitest';
import { sign } from '../signature';
import { connect, record } from '../testing/pusherClient';
import { connectRaw } from '../testing/rawClient';
import { apiOf, startTestServer } from '../testing/server';
import { until } from '../testing/until';

describe('sign-in', () => {
  it('brings what is sent to the user, on all of their connections and nobody else', async () => {
    const server = await startTestServer();
    const user = { id: 'anna@example.com' };
    const clients = await Promise.all([
      connect(server, { user }),
      connect(server, { user }),
      connect(server, { user: { id: 'ben' } }),
    ]);
    const [phone, laptop, ben] = clients.map(({ pusher }) => record(pusher.user));
    for (const { pusher } of clients) pusher.signin();
    await until(() => expect(server.stats()).toMatchObject({ users: 2, channels: 2 }));

    await apiOf(server).sendToUser('anna@example.com', 'mail', { subject: 'hi' });
    await apiOf(server).sendToUser('ben', 'mail', { subject: 'you too' });
    await until(() =>
      expect([phone, laptop, ben]).toMatchObject([
        [{ event: 'mail', data: { subject: 'hi' } }],
        [{ event: 'mail', data: { subject: 'hi' } }],
        [{ event: 'mail', data: { subject: 'you too' } }],
      ]),
    );
  });

  it('lets the app end all connections of a user', async () => {
    const server = await startTestServer();
    const anna = await connect(server, { user: { id: 'anna' } });
    const ben = await connect(server, { user: { id: 'ben' } });
    anna.pusher.signin();
    ben.pusher.signin();
    await until(() => expect(server.stats().users).toBe(2));

    await apiOf(server).terminateUserConnections('anna');
    await until(() => expect(anna.pusher.connection.state).toBe('disconnected'));
    expect(anna.errors).toContainEqual({ code: 4009, message: 'Connection terminated by the app' });
    expect(ben.pusher.connection.state).toBe('connected');
    expect(server.stats()).toMatchObject({ users: 1, connections: 1 });
    await apiOf(server).terminateUserConnections('nobody at all');
  });

  it('is refused with a wrong signature', async () => {
    const server = await startTestServer();
    const api = apiOf(server, { secret: 'a guess' });
    const { pusher, errors } = await connect(server, { api, user: { id: 'anna' } });
    pusher.signin();
    await until(() => expect(errors[0]?.message).toMatch('Invalid signature'));
    expect(server.stats().users).toBe(0);
  });

  it('is refused without a proper user, and as a second user', async () => {
    const server = await startTestServer();
    const client = await connectRaw(server);
    const signIn = (userData: string) => {
      const auth = `${server.key}:${sign(server.secret, `${client.socketId}::user::${userData}`)}`;
      client.send({ event: 'pusher:signin', data: { auth, user_data: userData } });
    };
    const refused = async (userData: string) => {
      signIn(userData);
      return (await client.next('pusher:error')).data.message;
    };
    expect(await refused('')).toBe('Missing parameter: data.user_data');
    expect(await refused('not JSON')).toBe('user_data must be JSON with a string id');
    expect(await refused('{"id":7}')).toBe('user_data must be JSON with a string id');
    expect(await refused('{"id":""}')).toBe('User id is empty');
    expect(await refused('{"id":"anna","user_info":"Anna"}')).toBe('user_info must be an object');

    signIn('{"id":"anna"}');
    await client.next('pusher:signin_success');
    expect(await refused('{"id":"ben"}')).toBe('Connection is already associated with a different user id');
    client.send({ event: 'pusher:subscribe', data: { channel: '#server-to-user-ben' } });
    const { data } = await client.next('pusher:error');
    expect(data.message).toBe('Only the signed-in user may subscribe to #server-to-user-ben');
  });
});
