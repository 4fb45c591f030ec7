import Pusher from 'pusher';
import { describe, expect, it, vi } from 'vitest';
import { createChannelAuth } from '../channelAuth/createChannelAuth';
import { createSignalRelay, type SignalRelayOptions } from './createSignalRelay';

// The real signer; what would go to Pusher is written down instead.
const signer = new Pusher({ appId: '1', key: 'app-key', secret: 'app-secret', host: '127.0.0.1', port: '9' });
const tab = 'tab-0123456789abcdef';
const good = { socket_id: '12.34', channel_name: 'presence-blue', tab, data: '{"sdp":"v=0"}' };

type Trigger = SignalRelayOptions['pusher']['trigger'];

function makeRelay(options: Partial<SignalRelayOptions> = {}, trigger: Trigger = () => Promise.resolve()) {
  const published = vi.fn(trigger);
  const authorizeChannel = signer.authorizeChannel.bind(signer);
  const pusher = { authorizeChannel, trigger: published };
  return { relay: createSignalRelay({ pusher, authorize: () => true, ...options }), published };
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
async function idInRoom(room: string, secret?: string): Promise<string> {
  const authorize = () => true;
  const auth = createChannelAuth({ pusher: signer, authorize, limit: Infinity, ...(secret && { secret }) });
  const response = await auth(post({ socket_id: '9.9', channel_name: `presence-${room}`, tab }));
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
    expect(published.mock.calls).toEqual([['presence-blue', 'visavis-relayed', event, spared]]);
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
    expect((await relay(post(without('tab')))).status).toBe(200);
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
    ['no proof', without('tab'), 400, 'tab-invalid'],
    ['a short proof', { ...good, tab: 'short' }, 400, 'tab-invalid'],
    ['no data', without('data'), 400, 'data-invalid'],
    ['data that is no JSON', { ...good, data: '{"a":1},{"b":2}' }, 400, 'data-invalid'],
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
    expect(response.headers.get('retry-after')).toBe('1');
    expect(await problem(response)).toEqual({ status: 429, code: 'rate-exceeded' });
    expect((await relay(post({ ...good, tab: `${tab}-of-another` }))).status).toBe(200);
    expect(published).toHaveBeenCalledTimes(5);
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

it.each([{ channelPrefix: 'private-' }, { maxPerSecond: 0 }, { maxPerSecond: NaN }, { secret: 'short' }])(
  'refuses to be made with %j',
  (options) => expect(() => makeRelay(options)).toThrow(TypeError),
);
