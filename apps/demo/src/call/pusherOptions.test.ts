import { describe, expect, it } from 'vitest';
import { pusherOptions } from './pusherOptions';

const params = () => ({ client_secret: 'secret', name: 'Ada', token: 'token', host: '' });
const user = (pageHost: string) => ({ pageHost, channelName: 'presence-visavis-tea', params });

describe('pusherOptions', () => {
  it('goes to a cluster of Pusher, always encrypted', () => {
    const app = { transport: 'pusher', key: 'key', cluster: 'eu' } as const;
    const options = pusherOptions(app, user('example.com'));
    expect(options).toMatchObject({ cluster: 'eu', forceTLS: true, enabledTransports: ['ws', 'wss'] });
    expect(options.wsHost).toBeUndefined();
    const authorization = { endpoint: '/api/pusher/auth', paramsProvider: params };
    expect(options.channelAuthorization).toMatchObject(authorization);
    expect(options.userAuthentication).toMatchObject({ endpoint: '/api/pusher/user' });
    const { paramsProvider } = options.userAuthentication as { paramsProvider(): unknown };
    expect(paramsProvider()).toEqual({ ...params(), channel_name: 'presence-visavis-tea' });
  });

  it('goes to a compatible server, and still names a cluster', () => {
    const server = { transport: 'pusher', key: 'key', host: 'ws.example.com', port: 6001, tls: false } as const;
    expect(pusherOptions(server, user('example.com'))).toMatchObject({
      cluster: 'mt1',
      wsHost: 'ws.example.com',
      wsPort: 6001,
      wssPort: 6001,
      forceTLS: false,
    });
  });

  it.each([
    ['localhost', 'localhost', 'localhost'],
    ['localhost', '127.0.0.1', 'localhost'],
    ['localhost', '192.168.1.20', '192.168.1.20'],
    ['127.0.0.1', 'laptop.local', 'laptop.local'],
    ['ws.example.com', '192.168.1.20', 'ws.example.com'],
    ['2001:db8::1', 'example.com', '[2001:db8::1]'],
    ['::1', '[2001:db8::7]', '[2001:db8::7]'],
  ])('finds a server on %s from a page on %s at %s', (host, pageHost, wsHost) => {
    const server = { transport: 'pusher', key: 'key', host, port: 6001, tls: false } as const;
    expect(pusherOptions(server, user(pageHost)).wsHost).toBe(wsHost);
  });
});
