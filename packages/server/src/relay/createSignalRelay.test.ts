import Pusher from 'pusher';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createChannelAuth } from '../channelAuth/createChannelAuth';
import { createSignalRelay, type SignalRelayOptions } from './createSignalRelay';

// The real signer; what would go to Pusher is written down instead.
const signer = new Pusher({ appId: '1', key: 'app-key', secret: 'app-secret', host: '127.0.0.1', port: '9' });
const secretOfTab = 'tab-0123456789abcdef';
const good = { socket_id: '12.34', channel_name: 'presence-visavis-blue', client_secret: secretOfTab, data: '{"sdp":"v=0"}' };

type Trigger = SignalRelayOptions['pusher']['trigger'];

let present: string[] | null = null;
/** Whom the signaling server lists. */
const members = () => (present ?? everybody).map((id) => ({ id }));
const everybody: string[] = [];

beforeAll(async () => {
  for (const room of ['blue', 'red']) {
    for (const text of [secretOfTab, `${secretOfTab}-of-another`]) everybody.push(await idInRoom(room, undefined, text));
  }
  everybody.push(await idInRoom('blue', 'a secret of our own'), 'u7.tab2');
});
beforeEach(() => {
  present = null;
  // The windows of the limits stand still, however long the machine takes.
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => void vi.useRealTimers());

function makeRelay(options: Partial<SignalRelayOptions> = {}, trigger: Trigger = () => Promise.resolve()) {
  const published = vi.fn(trigger);
  const authorizeChannel = signer.authorizeChannel.bind(signer);
  // Everybody is in the room, unless the test says who is.
  const get = vi.fn(async () => Response.json({ users: members() }));
  const pusher = { authorizeChannel, trigger: published, get: get as unknown as Pusher['get'] };
  return { relay: createSignalRelay({ pusher, authorize: () => true, ...options }), published, get };
}

function post(fields: Record<string, string>, init: RequestInit = {}): Request {
  const body = new URLSearchParams(fields);
  return new Request('http://localhost/relay', { method: 'POST', body, ...init });
}

function without(field: keyof typeof good): Record<string, string> {
  return Object.fromEntries(Object.entries(good).filter(([name]) => name !== field));
}

async function problem(response: Response) {
  const { error } = (await response.json()) as { error: { code: string; message: string } };
  return { status: response.status, code: error.code };
}

/** The id under which channel authorization lets this tab into the room. */
async function idInRoom(room: string, secret?: string, tab = secretOfTab): Promise<string> {
  const authorize = () => true;
  const auth = createChannelAuth({ pusher: signer, authorize, limit: Infinity, ...(secret && { secret }) });
  const response = await auth(post({ socket_id: '9.9', channel_name: `presence-visavis-${room}`, client_secret: tab }));
  const { channel_data: member } = (await response.json()) as { channel_data: string };
  return (JSON.parse(member) as { user_id: string }).user_id;
}

describe('what is published', () => {
  it('carries the id that channel authorization minted, and spares the sender', async () => {
    const { relay, published } = makeRelay();
    const response = await relay(post(good));
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({});
    const event = JSON.stringify({ from: await idInRoom('blue'), data: { sdp: 'v=0' } });
    const spared = { socket_id: '12.34' };
    expect(published.mock.calls).toEqual([['presence-visavis-blue', 'visavis-relayed', event, spared]]);
  });

  it('carries the id of the message, so that who receives it twice can tell', async () => {
    const { relay, published } = makeRelay();
    expect((await relay(post({ ...good, message_id: 'AbC_-9:17' }))).status).toBe(200);
    expect(JSON.parse(published.mock.calls[0]?.[2] ?? '')).toEqual({ from: await idInRoom('blue'), id: 'AbC_-9:17', data: { sdp: 'v=0' } });
  });

  it('takes the same secret as channel authorization', async () => {
    const secret = 'a secret of our own';
    const { relay, published } = makeRelay({ secret });
    await relay(post(good));
    const from = await idInRoom('blue', secret);
    expect(JSON.parse(published.mock.calls[0]?.[2] ?? '')).toMatchObject({ from });
  });

  it('has an id of your own if authorize gives one', async () => {
    const { relay, published } = makeRelay({ authorize: () => ({ id: 'u7.tab2' }) });
    expect((await relay(post(good))).status).toBe(200);
    expect(JSON.parse(published.mock.calls[0]?.[2] ?? '')).toMatchObject({ from: 'u7.tab2' });
  });

  it('is whatever JSON can be, and never more than one message', async () => {
    const { relay, published } = makeRelay();
    const texts = ['null', '0', '"안녕"', '[1,[2]]', '{"from":"another","data":1}', '{"__proto__":1}'];
    for (const data of texts) expect((await relay(post({ ...good, data }))).status).toBe(200);
    const sent = published.mock.calls.map((call) => call[2]);
    const from = JSON.stringify(await idInRoom('blue'));
    expect(sent).toEqual(texts.map((data) => `{"from":${from},"data":${data}}`));
  });
});

describe('what is refused', () => {
  it.each([
    ['no socket', without('socket_id'), 400, 'socket-id-invalid'],
    ['no channel', without('channel_name'), 400, 'channel-invalid'],
    ['a channel that is no room', { ...good, channel_name: 'private-blue' }, 400, 'channel-invalid'],
    ['no proof', without('client_secret'), 400, 'client-secret-invalid'],
    ['a short proof', { ...good, client_secret: 'short' }, 400, 'client-secret-invalid'],
    ['no data', without('data'), 400, 'data-invalid'],
    ['data that is no JSON', { ...good, data: '{"a":1},{"b":2}' }, 400, 'data-invalid'],
    ['an id that could be more than that', { ...good, message_id: 'a","from":"another:1' }, 400, 'message-id-invalid'],
    ['an id without a number', { ...good, message_id: 'a' }, 400, 'message-id-invalid'],
    ['data that is too long', { ...good, data: `"${'x'.repeat(10_240)}"` }, 413, 'message-too-large'],
    ['a body that is too long', { ...good, data: `"${'x'.repeat(50_000)}"` }, 413, 'body-too-large'],
  ])('%s', async (_what, fields, status, code) => {
    const { relay, published } = makeRelay();
    expect(await problem(await relay(post(fields)))).toEqual({ status, code });
    expect(published).not.toHaveBeenCalled();
  });

  it('other methods and types', async () => {
    const { relay } = makeRelay();
    expect((await problem(await relay(new Request('http://localhost/')))).status).toBe(405);
    const json = post({}, { body: JSON.stringify(good), headers: { 'content-type': 'application/json' } });
    expect((await problem(await relay(json))).status).toBe(415);
  });

  it('whom authorize refuses; it sees the room, the socket and the form', async () => {
    const authorize = vi.fn(() => false);
    const { relay, published } = makeRelay({ authorize });
    expect(await problem(await relay(post(good)))).toEqual({ status: 403, code: 'room-forbidden' });
    const context = { room: 'blue', socketId: '12.34', params: expect.any(URLSearchParams) };
    expect(authorize).toHaveBeenCalledWith(expect.any(Request), context);
    expect(published).not.toHaveBeenCalled();
  });

  it('more than a member may post, and says when to try again', async () => {
    const { relay, published } = makeRelay({ maxPerSecond: 2 });
    for (let each = 0; each < 4; each++) expect((await relay(post(good))).status).toBe(200);
    const response = await relay(post(good));
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await problem(response)).toEqual({ status: 429, code: 'rate-exceeded' });
    expect((await relay(post({ ...good, client_secret: `${secretOfTab}-of-another` }))).status).toBe(200);
    expect(published).toHaveBeenCalledTimes(5);
  });

  it('messages from another tab for every message, in a room where none of them is', async () => {
    present = [];
    const { relay, published, get } = makeRelay();
    const statuses = new Set<number>();
    for (let each = 0; each < 300; each++) {
      statuses.add((await relay(post({ ...good, client_secret: `${secretOfTab}${each}` }))).status);
    }
    expect([...statuses]).toEqual([403]);
    expect(published).not.toHaveBeenCalled();
    // Nor is the signaling server asked for each of them.
    expect(get.mock.calls.length).toBeLessThan(10);
  });

  it('more than a room may have, from all of its members together', async () => {
    present = await Promise.all(Array.from({ length: 50 }, (_, index) => idInRoom('blue', undefined, `${secretOfTab}${index}`)));
    const { relay, published } = makeRelay({ maxPerHour: 5 });
    const statuses = [];
    for (let each = 0; each < 50; each++) {
      statuses.push((await relay(post({ ...good, client_secret: `${secretOfTab}${each}` }))).status);
    }
    expect(published).toHaveBeenCalledTimes(20);
    expect(statuses.slice(20)).toEqual(Array(30).fill(429));
  });

  it('JSON that is nested too deeply for what reads it', async () => {
    const { relay, published } = makeRelay();
    for (const data of ['['.repeat(5000) + ']'.repeat(5000), '{"a":'.repeat(150) + '1' + '}'.repeat(150)]) {
      expect(await problem(await relay(post({ ...good, data })))).toEqual({ status: 400, code: 'data-invalid' });
    }
    expect(published).not.toHaveBeenCalled();
    expect((await relay(post({ ...good, data: `"${'['.repeat(500)}"` }))).status).toBe(200);
  });

  it('forms that pages of other sites send, with the cookies of this one', async () => {
    const { relay, published } = makeRelay({ authorize: () => ({ id: 'u7.tab2' }) });
    const refusals: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
      { 'sec-fetch-site': 'same-site', origin: 'https://blog.localhost' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
    ];
    for (const headers of refusals) {
      expect(await problem(await relay(post(good, { headers })))).toEqual({ status: 403, code: 'cross-site' });
    }
    expect(published).not.toHaveBeenCalled();
    for (const headers of [{ 'sec-fetch-site': 'same-origin' }, { origin: 'http://localhost' }, {}] as Record<string, string>[]) {
      expect((await relay(post(good, { headers }))).status).toBe(200);
    }
    const open = makeRelay({ allowedOrigins: ['https://app.example'] });
    const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://app.example' };
    expect((await open.relay(post(good, { headers }))).status).toBe(200);
  });

  it('everything while Pusher can not be asked, without telling why', async () => {
    const onError = vi.fn();
    const failure = new Error('secret app-secret');
    const { relay } = makeRelay({ onError }, () => Promise.reject(failure));
    const response = await relay(post(good));
    expect(await response.clone().text()).not.toContain('app-secret');
    expect(await problem(response)).toEqual({ status: 503, code: 'signaling-unavailable' });
    expect(onError).toHaveBeenCalledExactlyOnceWith(failure);
  });

  it('what is too much for Pusher, for a second', async () => {
    const tooMuch = Object.assign(new Error('slow down'), { status: 429 });
    const { relay } = makeRelay({}, () => Promise.reject(tooMuch));
    const response = await relay(post(good));
    expect(response.headers.get('retry-after')).toBe('1');
    expect(await problem(response)).toEqual({ status: 429, code: 'rate-exceeded' });
  });
});

it.each([{ channelPrefix: 'private-' }, { channelPrefix: 'presence-' }, { maxPerHour: 0 }, { addressHeader: 'x-forwarded-for' }, { maxPerSecond: 0 }, { maxPerSecond: NaN }, { secret: 'short' }])(
  'refuses to be made with %j',
  (options) => expect(() => makeRelay(options)).toThrow(TypeError),
);
