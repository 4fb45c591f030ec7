import { describe, expect, it, vi } from 'vitest';
import { compress, decompress } from './compression';
import { pack, unpack } from './envelope';
import { parseFrame, type Frame } from './frame';
import { createInbox } from './inbox';
import { createOutbox } from './outbox';
import { createPace } from './pace';
import { parsePackets } from './packet';
import type { Json } from './port';
import { createRoomKey, isRoomKey } from './roomKey';
import { createSealer } from './sealing';
import { createJoiner, split } from './splitting';

const sdpLike = (lines: number) =>
  Array.from({ length: lines }, (_, index) => `a=rtpmap:${index % 128} codec-${(index * 7919) % 1000}/90000`).join('\r\n');

/** Text that deflate can not shorten. */
const noise = (length: number) =>
  Array.from({ length }, (_, index) => ((index * 2654435761) >>> 7).toString(36).slice(-1)).join('');

describe('compression', () => {
  it('gives back what it was given, shorter', async () => {
    const text = `${sdpLike(300)} 안녕 👋`;
    const packed = await compress(text);
    expect(packed.byteLength).toBeLessThan(text.length / 2);
    expect(await decompress(packed, 1_000_000)).toBe(text);
  });

  it('refuses what inflates too far, and what is not gzipped', async () => {
    const bomb = await compress('0'.repeat(5_000_000));
    expect(bomb.byteLength).toBeLessThan(10_000);
    await expect(decompress(bomb, 1_000_000)).rejects.toThrow(RangeError);
    await expect(decompress(new TextEncoder().encode('not gzipped'), 1000)).rejects.toThrow();
  });
});

describe('packing', () => {
  it('never reads what was changed on the way as something else, however little it is', async () => {
    const json = '[{"to":"me","data":{"epoch":"abcdefgh","number":1}}]';
    const { as, body } = await pack(json, null, 'other');
    expect(await unpack({ as, body }, null, 'other')).toEqual({ json });
    // A few bits mean nothing, such as those of the time: without them it is still what was said.
    for (let at = 0; at < body.length; at++) {
      const changed = body.slice(0, at) + (body[at] === 'A' ? 'B' : 'A') + body.slice(at + 1);
      const content = await unpack({ as, body: changed }, null, 'other');
      expect([{ unreadable: 'rubbish' }, { json }]).toContainEqual(content);
    }
  });
});

describe('splitting', () => {
  const size = (frame: Frame) => new TextEncoder().encode(JSON.stringify(frame)).byteLength;

  it('keeps every frame within the limit and joins them in any order', () => {
    const bodies: [Frame['as'], string][] = [
      ['gzip', 'short'],
      ['gzip', noise(20_000)],
      ['sealed', noise(20_000)],
    ];
    for (const [as, body] of bodies) {
      const frames = split(3, as, body, 2_000);
      for (const frame of frames) expect(size(frame)).toBeLessThanOrEqual(2_000);
      const joiner = createJoiner();
      const whole = frames.toReversed().map((frame) => joiner.add(frame));
      expect(whole.at(-1)).toEqual({ as, body });
      expect(whole.slice(0, -1).every((each) => each === null)).toBe(true);
    }
  });

  it('refuses what would take too many frames', () => {
    expect(() => split(0, 'gzip', 'x'.repeat(200_000), 10_000)).toThrow(
      expect.objectContaining({ code: 'message-too-large' }),
    );
  });

  it('forgets messages that never end, and parts that contradict each other', () => {
    const joiner = createJoiner();
    const part = (id: number, index: number, parts: number): Frame => ({ id, part: index, parts, as: 'gzip', body: 'x' });
    for (let id = 0; id < 100; id++) expect(joiner.add(part(id, 0, 2))).toBeNull();
    expect(joiner.add(part(0, 1, 2))).toBeNull();
    expect(joiner.add(part(99, 1, 3))).toBeNull();
    expect(joiner.add(part(99, 1, 2))).toEqual({ as: 'gzip', body: 'xx' });
  });
});

describe('pace', () => {
  it('never lets a second hold more than it may', () => {
    let now = 0;
    const pace = createPace(9, () => now);
    const sent: number[] = [];
    while (sent.length < 100) {
      const delay = pace.delay();
      if (delay > 0) now += delay;
      else {
        sent.push(now);
        pace.count();
        now += 3;
      }
    }
    for (const from of sent) {
      expect(sent.filter((time) => time >= from && time < from + 1000).length).toBeLessThanOrEqual(9);
    }
    expect(now).toBeLessThan(15_000);
  });
});

describe('what comes in', () => {
  it('is no frame, or no packets, unless it has their shape', () => {
    const bad = [null, 'x', 7, [], {}, { id: -1 }, { id: 0, part: 2, parts: 2, as: 'gzip', body: '' }];
    for (const each of bad) expect(parseFrame(each)).toBeNull();
    for (const each of ['', '{', '{}', '[1]', '[{"to":7}]', `[${Array(65).fill('{"to":"a","data":1}').join()}]`]) {
      expect(parsePackets(each)).toBeNull();
    }
    expect(parsePackets('[{"to":"a","data":{"x":1}}]')).toEqual([{ to: 'a', data: { x: 1 } }]);
  });
});

describe('outbox and inbox', () => {
  function connect(limits: { maxMessageBytes?: number; maxMessagesPerSecond?: number } = {}) {
    const sent: Json[] = [];
    const received: [string, unknown][] = [];
    const errors: string[] = [];
    const inbox = createInbox({
      sealer: null,
      selfId: () => 'me',
      onPacket: (from, data) => received.push([from, data]),
      onOtherKey: (from) => errors.push(from),
    });
    const outbox = createOutbox({
      limits,
      sealer: null,
      selfId: () => 'other',
      send(frame) {
        sent.push(frame);
        inbox.add('other', frame);
        return true;
      },
      onError: (error) => errors.push(error.code),
    });
    return { inbox, outbox, sent, received, errors };
  }

  it('sends what is said at once as one message, and gives each only their own', async () => {
    const { outbox, sent, received } = connect();
    outbox.resume();
    outbox.add({ to: 'me', data: 1 });
    outbox.add({ to: 'somebody else', data: 2 });
    outbox.add({ to: 'me', data: { sdp: sdpLike(100) } });
    await vi.waitFor(() => expect(received).toHaveLength(2));
    expect(sent).toHaveLength(1);
    expect(received).toEqual([
      ['other', 1],
      ['other', { sdp: sdpLike(100) }],
    ]);
  });

  it('keeps the order, however long unpacking takes, and the limit of bytes', async () => {
    const { outbox, sent, received } = connect({ maxMessageBytes: 1_000 });
    outbox.resume();
    const messages = Array.from({ length: 20 }, (_, index) => ({ index, text: noise((index % 5) * 700) }));
    for (const data of messages) {
      outbox.add({ to: 'me', data });
      await Promise.resolve();
    }
    await vi.waitFor(() => expect(received.map(([, data]) => data)).toEqual(messages));
    for (const frame of sent) expect(JSON.stringify(frame).length).toBeLessThanOrEqual(1_000);
  });

  it('drops what is said while the transport is away, and what was on its way', async () => {
    const { outbox, received } = connect();
    outbox.add({ to: 'me', data: 'before the first connection' });
    outbox.resume();
    outbox.add({ to: 'me', data: 'cut off' });
    outbox.pause();
    outbox.add({ to: 'me', data: 'while it is down' });
    outbox.resume();
    outbox.add({ to: 'me', data: 'back' });
    await vi.waitFor(() => expect(received.map(([, data]) => data)).toEqual(['back']));
  });

  it('notices what was changed on its way', async () => {
    const { inbox, outbox, sent, received } = connect();
    outbox.resume();
    outbox.add({ to: 'somebody else', data: sdpLike(100) });
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    const { body, ...rest } = sent[0] as { body: string };
    for (let at = 0; at < body.length; at += 97) {
      const changed = body[at] === 'A' ? 'B' : 'A';
      inbox.add('other', { ...rest, body: body.slice(0, at) + changed + body.slice(at + 1) });
    }
    outbox.add({ to: 'me', data: 'unharmed' });
    await vi.waitFor(() => expect(received).toEqual([['other', 'unharmed']]));
  });

  it('reports what is too large and goes on', async () => {
    const { outbox, received, errors } = connect({ maxMessageBytes: 300 });
    outbox.resume();
    outbox.add({ to: 'me', data: noise(40_000) });
    await vi.waitFor(() => expect(errors).toEqual(['message-too-large']));
    outbox.add({ to: 'me', data: 'small' });
    await vi.waitFor(() => expect(received).toEqual([['other', 'small']]));
  });

  it('drops rubbish and goes on', async () => {
    const { inbox, outbox, received } = connect();
    for (const body of ['', '{', 'null', '[[]]', '"text"']) {
      inbox.add('other', { id: 0, part: 0, parts: 1, as: 'gzip', body });
      inbox.add('other', { id: 0, part: 0, parts: 1, ...(await pack(body, null, 'other')) });
    }
    inbox.add('other', 'no frame');
    outbox.resume();
    outbox.add({ to: 'me', data: 'fine' });
    await vi.waitFor(() => expect(received).toEqual([['other', 'fine']]));
  });

  it('drops what is more than a member may send', async () => {
    const { inbox, received } = connect();
    const frame = async (data: Json) => {
      const envelope = await pack(JSON.stringify([{ to: 'me', data }]), null, '');
      return { id: 0, part: 0, parts: 1, ...envelope };
    };
    const flood = await frame('spam');
    for (let each = 0; each < 10_000; each++) inbox.add('flooder', flood);
    inbox.add('other', await frame('heard'));
    await vi.waitFor(() => expect(received).toContainEqual(['other', 'heard']));
    await vi.waitFor(() => expect(received.length).toBeGreaterThan(50));
    expect(received.length).toBeLessThan(100);
  });
});

describe('sealing', () => {
  const key = createRoomKey();

  it('makes keys that are keys', () => {
    expect(isRoomKey(key)).toBe(true);
    expect(createRoomKey()).not.toBe(key);
    for (const each of [undefined, '', key.slice(1), `${key}!`, 'x'.repeat(129)]) expect(isRoomKey(each)).toBe(false);
  });

  function sealed(ourKey: string | null, theirKey: string | null) {
    const sent: Json[] = [];
    const received: unknown[] = [];
    const otherKeys: string[] = [];
    const inbox = createInbox({
      sealer: ourKey === null ? null : createSealer(ourKey),
      selfId: () => 'me',
      onPacket: (_from, data) => received.push(data),
      onOtherKey: (from) => otherKeys.push(from),
    });
    const outbox = createOutbox({
      limits: {},
      sealer: theirKey === null ? null : createSealer(theirKey),
      selfId: () => 'ada',
      send: (frame) => sent.push(frame) > 0,
      onError: (error) => otherKeys.push(error.message),
    });
    outbox.resume();
    outbox.add({ to: 'me', data: { fingerprint: 'AB:CD' } });
    return { inbox, sent, received, otherKeys };
  }

  it('lets nobody read, change or pass on as their own what is said', async () => {
    const { inbox, sent, received, otherKeys } = sealed(key, key);
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    expect(JSON.stringify(sent)).not.toContain('fingerprint');
    inbox.add('mallory', sent[0]);
    await vi.waitFor(() => expect(otherKeys).toEqual(['mallory']));
    const { body, ...rest } = sent[0] as { body: string };
    const changed = body[20] === 'A' ? 'B' : 'A';
    inbox.add('ada', { ...rest, body: body.slice(0, 20) + changed + body.slice(21) });
    await vi.waitFor(() => expect(otherKeys).toEqual(['mallory', 'ada']));
    expect(received).toEqual([]);
    inbox.add('ada', sent[0]);
    await vi.waitFor(() => expect(received).toEqual([{ fingerprint: 'AB:CD' }]));
  });

  it.each([
    ['another key', key, createRoomKey()],
    ['no key', key, null],
    ['a key where we have none', null, key],
  ])('says when the other side has %s', async (_what, ourKey, theirKey) => {
    const { inbox, sent, received, otherKeys } = sealed(ourKey, theirKey);
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    inbox.add('ada', sent[0]);
    await vi.waitFor(() => expect(otherKeys).toEqual(['ada']));
    expect(received).toEqual([]);
  });
});
