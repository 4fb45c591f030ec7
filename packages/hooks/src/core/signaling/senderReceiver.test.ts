import { describe, expect, it, vi } from 'vitest';
import { pageEnvironment } from '../environment/pageEnvironment';
import { createVirtualEnvironment } from '../../testing/virtualEnvironment';
import { encode } from './encodedMessage';
import type { Json } from './port';
import { createReceiver } from './receiver';
import { createSender } from './sender';

const sdpLike = (lines: number) =>
  Array.from({ length: lines }, (_, index) => `a=rtpmap:${index % 128} codec-${(index * 7919) % 1000}/90000`).join('\r\n');

/** Text that deflate can not shorten. */
const noise = (length: number) =>
  Array.from({ length }, (_, index) => ((index * 2654435761) >>> 7).toString(36).slice(-1)).join('');

describe('sender and receiver', () => {
  function connect(limits: { maxMessageBytes?: number; maxMessagesPerSecond?: number } = {}) {
    const sent: Json[] = [];
    const received: [string, unknown][] = [];
    const errors: string[] = [];
    const receiver = createReceiver({
      clock: pageEnvironment,
      cipher: null,
      selfId: () => 'me',
      onMessage: (from, data) => received.push([from, data]),
      onDecryptFailed: (from) => errors.push(from),
    });
    const sender = createSender({
      environment: pageEnvironment,
      limits,
      cipher: null,
      selfId: () => 'other',
      send(fragment) {
        sent.push(fragment);
        receiver.add('other', fragment);
        return true;
      },
      onError: (error) => errors.push(error.code),
    });
    return { receiver, sender, sent, received, errors };
  }

  it('sends what is queued at the same time as one, and gives each member only their own messages', async () => {
    const { sender, sent, received } = connect();
    sender.resume();
    sender.add({ to: 'me', data: 1 });
    sender.add({ to: 'another', data: 2 });
    sender.add({ to: 'me', data: { sdp: sdpLike(100) } });
    await vi.waitFor(() => expect(received).toHaveLength(2));
    expect(sent).toHaveLength(1);
    expect(received).toEqual([
      ['other', 1],
      ['other', { sdp: sdpLike(100) }],
    ]);
  });

  it('keeps the order, however long decoding takes, and the limit of bytes', async () => {
    const { sender, sent, received } = connect({ maxMessageBytes: 1_000 });
    sender.resume();
    const messages = Array.from({ length: 20 }, (_, index) => ({ index, text: noise((index % 5) * 700) }));
    for (const data of messages) {
      sender.add({ to: 'me', data });
      await Promise.resolve();
    }
    await vi.waitFor(() => expect(received.map(([, data]) => data)).toEqual(messages));
    for (const fragment of sent) expect(JSON.stringify(fragment).length).toBeLessThanOrEqual(1_000);
  });

  it('drops what is sent while the transport is away, and what was under way', async () => {
    const { sender, received } = connect();
    sender.add({ to: 'me', data: 'before the first connection' });
    sender.resume();
    sender.add({ to: 'me', data: 'cut off' });
    sender.pause();
    sender.add({ to: 'me', data: 'while it is down' });
    sender.resume();
    sender.add({ to: 'me', data: 'back' });
    await vi.waitFor(() => expect(received.map(([, data]) => data)).toEqual(['back']));
  });

  it('drops what was changed under way', async () => {
    const { receiver, sender, sent, received } = connect();
    sender.resume();
    sender.add({ to: 'another', data: sdpLike(100) });
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    const { body, ...rest } = sent[0] as { body: string };
    for (let at = 0; at < body.length; at += 97) {
      const changed = body[at] === 'A' ? 'B' : 'A';
      receiver.add('other', { ...rest, body: body.slice(0, at) + changed + body.slice(at + 1) });
    }
    sender.add({ to: 'me', data: 'unharmed' });
    await vi.waitFor(() => expect(received).toEqual([['other', 'unharmed']]));
  });

  it('reports what is too large and goes on', async () => {
    const { sender, received, errors } = connect({ maxMessageBytes: 300 });
    sender.resume();
    sender.add({ to: 'me', data: noise(40_000) });
    await vi.waitFor(() => expect(errors).toEqual(['message-too-large']));
    sender.add({ to: 'me', data: 'small' });
    await vi.waitFor(() => expect(received).toEqual([['other', 'small']]));
  });

  it('drops what is malformed and goes on', async () => {
    const { receiver, sender, received } = connect();
    for (const body of ['', '{', 'null', '[[]]', '"text"']) {
      receiver.add('other', { id: 0, index: 0, count: 1, encoding: 'gzip', body });
      receiver.add('other', { id: 0, index: 0, count: 1, ...(await encode(body, null, 'other')) });
    }
    receiver.add('other', 'no fragment');
    sender.resume();
    sender.add({ to: 'me', data: 'fine' });
    await vi.waitFor(() => expect(received).toEqual([['other', 'fine']]));
  });

  it('drops what is more than a member may send', async () => {
    const { receiver, received } = connect();
    const fragment = async (data: Json) => {
      const encoded = await encode(JSON.stringify([{ to: 'me', data }]), null, '');
      return { id: 0, index: 0, count: 1, ...encoded };
    };
    const flood = await fragment('spam');
    for (let each = 0; each < 10_000; each++) receiver.add('flooder', flood);
    receiver.add('other', await fragment('heard'));
    await vi.waitFor(() => expect(received).toContainEqual(['other', 'heard']));
    await vi.waitFor(() => expect(received.length).toBeGreaterThan(50));
    expect(received.length).toBeLessThan(100);
  });
});

describe('finish', () => {
  function makeSender() {
    const page = createVirtualEnvironment();
    const sent: Json[] = [];
    let done = 0;
    const sender = createSender({
      environment: page,
      limits: { maxMessagesPerSecond: 2 },
      cipher: null,
      selfId: () => 'me',
      send: (fragment) => sent.push(fragment) > 0,
      onError: (error) => expect.unreachable(String(error)),
    });
    sender.resume();
    return { page, sent, sender, finish: () => sender.finish(() => (done += 1)), done: () => done };
  }

  it('sends the goodbyes of a member that leaves before it calls back', async () => {
    const { sent, sender, finish, done } = makeSender();
    sender.add({ to: 'ada', data: 'bye' });
    finish();
    sender.add({ to: 'ada', data: 'too late' });
    expect(done()).toBe(0);
    await vi.waitFor(() => expect(done()).toBe(1));
    expect(sent).toHaveLength(1);
  });

  it('calls back before it returns where nothing is queued, or the transport is away', () => {
    const idle = makeSender();
    idle.finish();
    expect(idle.done()).toBe(1);
    const away = makeSender();
    away.sender.add({ to: 'ada', data: 'bye' });
    away.sender.pause();
    away.finish();
    expect([away.done(), away.sent]).toEqual([1, []]);
  });

  it('waits for half a second at the most, and no longer when it is disposed of', async () => {
    const { page, sent, sender, finish, done } = makeSender();
    for (let each = 0; each < 200; each++) sender.add({ to: 'ada', data: each });
    finish();
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    page.advance(500);
    expect(done()).toBe(1);
    page.advance(10_000);
    expect([done(), sent.length]).toEqual([1, 1]);

    const again = makeSender();
    again.sender.add({ to: 'ada', data: 'bye' });
    again.finish();
    again.sender.dispose();
    expect(again.done()).toBe(1);
  });
});

describe('what a receiver keeps of a sender', () => {
  async function setUp() {
    const received: string[] = [];
    const environment = createVirtualEnvironment();
    const receiver = createReceiver({
      clock: environment,
      cipher: null,
      selfId: () => 'me',
      onMessage: (from) => received.push(from),
      onDecryptFailed: () => undefined,
    });
    const fragments: Json[] = [];
    const sender = createSender({
      environment: pageEnvironment,
      limits: {},
      cipher: null,
      selfId: () => 'other',
      send: (fragment) => fragments.push(fragment) > 0,
      onError: (error) => expect.fail(error.message),
    });
    sender.resume();
    sender.add({ to: 'me', data: 'hello' });
    await vi.waitFor(() => expect(fragments).toHaveLength(1));
    const exhaust = (from: string) => {
      for (let count = 0; count < 60; count++) receiver.add(from, null);
    };
    const say = async (from: string, probe: string) => {
      receiver.add(from, fragments[0]);
      receiver.add(probe, fragments[0]);
      await vi.waitFor(() => expect(received).toContain(probe));
      return received.includes(from);
    };
    return { receiver, exhaust, say };
  }

  it('is gone once the transport no longer lists them, whatever it said of their leaving', async () => {
    const { receiver, exhaust, say } = await setUp();
    exhaust('ada');
    exhaust('ben');
    expect(await say('ada', 'probe 1')).toBe(false);
    receiver.retain(['ben']);
    expect(await say('ada', 'probe 2')).toBe(true);
    expect(await say('ben', 'probe 3')).toBe(false);
  });

  it('is bounded for names that are no member’s', async () => {
    const { receiver, exhaust, say } = await setUp();
    exhaust('ada');
    for (let count = 0; count < 1000; count++) receiver.add(`made up ${count}`, null);
    expect(await say('ada', 'probe')).toBe(true);
  });
});
