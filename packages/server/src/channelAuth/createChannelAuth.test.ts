import Pusher from 'pusher';
import { describe, expect, it, vi } from 'vitest';
import { memoryStore } from '../store/memoryStore';
import { createChannelAuth, type ChannelAuthOptions } from './createChannelAuth';

// The real signer; no server answers at this address, so nothing here may ask one (limit: Infinity).
const pusher = new Pusher({ appId: '1', key: 'app-key', secret: 'app-secret', host: '127.0.0.1', port: '9' });
const otherApp = new Pusher({ appId: '1', key: 'app-key', secret: 'another', host: '127.0.0.1' });
const tab = { client_secret: 'tab-0123456789abcdef' };
const otherTab = { client_secret: `${tab.client_secret}2` };

function auth(options: Partial<ChannelAuthOptions> = {}) {
  return createChannelAuth({ pusher, authorize: () => true, limit: Infinity, ...options });
}

function post(fields: Record<string, string>, init: RequestInit = {}): Request {
  return new Request('http://localhost/auth', { method: 'POST', body: new URLSearchParams(fields), ...init });
}

const good = { socket_id: '12.34', channel_name: 'presence-visavis-blue' };

async function problem(response: Response) {
  const { error } = (await response.json()) as { error: { code: string; message: string } };
  return { status: response.status, code: error.code, message: error.message };
}

async function member(response: Response) {
  expect(response.status).toBe(200);
  const body = (await response.json()) as { auth: string; channel_data: string };
  return JSON.parse(body.channel_data) as { user_id: string; user_info: { name: string } };
}

async function idOf(fields: Record<string, string>, options: Partial<ChannelAuthOptions> = {}) {
  return (await member(await auth(options)(post({ ...good, ...fields })))).user_id;
}

describe('what pusher-js gets', () => {
  it('is the signature of socket, channel and member', async () => {
    const response = await auth({ authorize: () => ({ name: ' Ada\u0000 ' }) })(post({ ...good, ...tab }));
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('application/json');
    expect(response.headers.get('cache-control')).toBe('no-store');
    const body = (await response.json()) as { auth: string; channel_data: string };
    const data = JSON.parse(body.channel_data) as { user_id: string; user_info: object };
    expect(data.user_info).toEqual({ name: 'Ada' });
    expect(body).toEqual(
      pusher.authorizeChannel('12.34', 'presence-visavis-blue', { user_id: data.user_id, user_info: data.user_info }),
    );
  });

  it('has an empty name if authorize gives none', async () => {
    expect((await member(await auth()(post(good)))).user_info).toEqual({ name: '' });
  });

  it('says who is a host, and nothing of the kind of anybody else', async () => {
    const infoOf = async (role: 'host' | 'guest') =>
      (await member(await auth({ authorize: () => ({ name: 'Ada', role }) })(post(good)))).user_info;
    expect(await infoOf('host')).toEqual({ name: 'Ada', role: 'host' });
    expect(await infoOf('guest')).toEqual({ name: 'Ada' });
    const wrong = auth({ authorize: () => ({ role: 'king' as 'host' }) });
    expect((await wrong(post(good))).status).toBe(500);
    // Nobody makes themselves one.
    expect((await member(await auth()(post({ ...good, role: 'host' })))).user_info).toEqual({ name: '' });
  });

  it('may have an id of your own', async () => {
    expect(await idOf({}, { authorize: () => ({ id: 'u7.tab2' }) })).toBe('u7.tab2');
  });

  it('follows the channel prefix', async () => {
    const handler = auth({ channelPrefix: 'presence-app1-' });
    await member(await handler(post({ ...good, channel_name: 'presence-app1-blue' })));
    expect((await problem(await handler(post(good)))).code).toBe('channel-invalid');
  });
});

describe('the member id', () => {
  it('stays with the tab over reconnects and servers', async () => {
    const id = await idOf(tab);
    expect(id).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect(await idOf({ ...tab, socket_id: '99.1' })).toBe(id);
  });

  it('differs per tab, per room and per secret, and is not the tab itself', async () => {
    const ids = await Promise.all([
      idOf(tab),
      idOf(otherTab),
      idOf({ ...tab, channel_name: 'presence-visavis-red' }),
      idOf(tab, { secret: 'a secret of our own' }),
      idOf(tab, { pusher: otherApp }),
    ]);
    expect(new Set([...ids, tab.client_secret]).size).toBe(6);
  });

  it('is random without a client secret', async () => {
    const ids = await Promise.all(Array.from({ length: 50 }, () => idOf({})));
    expect(new Set(ids).size).toBe(50);
    for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_-]{22}$/);
  });

  it.each(['', 'short', 'x'.repeat(129), `${tab.client_secret}\n`, `${tab.client_secret}/..`])('refuses the client secret %j', async (bad) => {
    expect(await problem(await auth()(post({ ...good, client_secret: bad })))).toMatchObject({
      status: 400,
      code: 'client-secret-invalid',
    });
  });
});

describe('authorize', () => {
  it('gets the room, the fields and a request whose headers can be read', async () => {
    const authorize = vi.fn((_request: Request) => true);
    const headers = { cookie: 'session=1', 'content-type': 'application/x-www-form-urlencoded' };
    await auth({ authorize })(post({ ...good, name: 'Ada' }, { headers }));
    expect(authorize).toHaveBeenCalledExactlyOnceWith(expect.any(Request), {
      room: 'blue',
      socketId: '12.34',
      params: expect.any(URLSearchParams),
    });
    expect(authorize.mock.calls[0]?.[0].headers.get('cookie')).toBe('session=1');
  });

  it.each([false, null])('refuses with %j', async (decision) => {
    const response = await auth({ authorize: async () => decision })(post(good));
    expect(await problem(response)).toMatchObject({ status: 403, code: 'room-forbidden' });
  });

  it('may fail: the client hears that something did, onError hears what', async () => {
    const cause = new Error('database password: hunter2');
    const onError = vi.fn();
    const authorize = () => Promise.reject(cause);
    const answer = await problem(await auth({ authorize, onError })(post(good)));
    expect(answer).toMatchObject({ status: 500, code: 'internal-error' });
    expect(answer.message).not.toContain('hunter2');
    expect(onError).toHaveBeenCalledExactlyOnceWith(cause);
    expect((await auth({ authorize })(post(good))).status).toBe(500);
  });

  it('is told of an id that Pusher would refuse', async () => {
    const onError = vi.fn();
    for (const id of ['', 'x'.repeat(129)]) {
      expect((await auth({ authorize: () => ({ id }), onError })(post(good))).status).toBe(500);
    }
    expect(onError).toHaveBeenCalledTimes(2);
  });

  it('is not asked about a bad request', async () => {
    const authorize = vi.fn(() => true);
    await auth({ authorize })(post({ ...good, channel_name: 'private-blue' }));
    expect(authorize).not.toHaveBeenCalled();
  });
});

describe('how often a room may be asked for', () => {
  const statuses = async (handlers: ReturnType<typeof auth>[], channel: string) => {
    const each = handlers.map(async (handler) => (await handler(post({ ...good, channel_name: channel }))).status);
    return Promise.all(each);
  };

  it('is counted by its channel, whichever of the handlers on one store answers', async () => {
    const store = memoryStore();
    const one = auth({ store, maxPerMinuteInRoom: 2 });
    const other = auth({ store, maxPerMinuteInRoom: 2, channelPrefix: 'presence-visavis-team-' });
    expect(await statuses([one, other], 'presence-visavis-team-blue')).toEqual([200, 200]);
    expect(await statuses([one, other], 'presence-visavis-team-blue')).toEqual([429, 429]);
    expect(await statuses([one], 'presence-visavis-blue')).toEqual([200]);
  });

  it('is counted apart for guests and for hosts, so that guests keep no host out', async () => {
    const handler = auth({
      maxPerMinuteInRoom: 2,
      authorize: (_request, { params }) => ({ role: params.get('host') === '1' ? 'host' : 'guest' }),
    });
    const enter = async (fields: Record<string, string> = {}) => (await handler(post({ ...good, ...fields }))).status;
    expect([await enter(), await enter(), await enter()]).toEqual([200, 200, 429]);
    const host = { host: '1' };
    expect([await enter(host), await enter(host), await enter(host)]).toEqual([200, 200, 429]);
    expect(await enter({ channel_name: 'presence-visavis-red' })).toBe(200);
  });

  it('is counted apart where two prefixes lead to two channels', async () => {
    const store = memoryStore();
    const [one, other] = ['presence-one-', 'presence-two-'].map((channelPrefix) => auth({ store, maxPerMinuteInRoom: 1, channelPrefix }));
    expect(await statuses([one as never, one as never], 'presence-one-blue')).toContain(429);
    expect(await statuses([other as never], 'presence-two-blue')).toEqual([200]);
  });
});

describe('options that cannot work', () => {
  it.each([0, -1, 2.5, 101, NaN])('limit %j', (limit) => {
    expect(() => auth({ limit })).toThrow(/limit must be a whole number from 1 to 100/);
  });

  it.each(['', 'private-', 'presence', 'presence-a b-'])('channelPrefix %j', (channelPrefix) => {
    expect(() => auth({ channelPrefix })).toThrow(/channelPrefix must be/);
  });

  it('a secret that is too short', () => {
    expect(() => auth({ secret: 'short' })).toThrow(/secret needs at least 16 characters/);
  });
});
