import { describe, expect, it, onTestFinished } from 'vitest';
import type { Peer } from '../peer';
import { connectPeers, expectStatus } from '../testPeers';
import { createDataChannel, type DataChannel, type DataChannelOptions } from './dataChannel';

const MiB = 1024 * 1024;

interface End extends DataChannel<unknown> {
  readonly heard: unknown[];
}

function channel(peer: Peer, label = 'notes', options: DataChannelOptions<unknown> = {}): End {
  const made = createDataChannel<unknown>(peer, label, options);
  const heard: unknown[] = [];
  made.subscribeMessages((message) => heard.push(message));
  onTestFinished(() => made.close());
  made.open();
  return Object.assign(made, { heard });
}

async function opens(...ends: End[]) {
  for (const end of ends) {
    await expect.poll(() => end.getSnapshot().status).toBe('open');
  }
}

async function hears(end: End, expected: unknown[]) {
  await expect.poll(() => end.heard.length).toBe(expected.length);
  expect(end.heard).toEqual(expected);
}

const LARGE_BYTES = 8 * MiB;

function pattern() {
  const bytes = new Uint8Array(LARGE_BYTES);
  for (let index = 0; index < LARGE_BYTES; index++) bytes[index] = index * 31 + (index >> 8);
  return bytes;
}

/** Element by element, since a matcher takes half a minute for as much. */
const isPattern = (message: unknown) => {
  const expected = pattern();
  return message instanceof Uint8Array && expected.every((byte, index) => byte === message[index]);
};

describe('createDataChannel', () => {
  it('finds its counterpart by label, whichever end asks first, and keeps what is said too early', async () => {
    const [a, b] = await connectPeers();
    for (const [first, second] of [[a, b], [b, a]] as const) {
      const label = first === a ? 'one' : 'two';
      const early = channel(first, label);
      void early.send('early');
      expect(early.getSnapshot().status).toBe('connecting');
      expect(early.bufferedBytes).toBe(5);
      const late = channel(second, label);
      await opens(early, late);
      await hears(late, ['early']);
      await late.send('and back');
      await hears(early, ['and back']);
    }
  });

  it('keeps text, bytes and JSON values what they are', async () => {
    const [a, b] = (await connectPeers()).map((peer) => channel(peer)) as [End, End];
    const bytes = new Uint8Array([1, 2, 3]);
    const view = new DataView(bytes.buffer, 1);
    const sent = ['', 'é한글', '{"a":1}', bytes, bytes.buffer, view, { a: [1, null] }, 7, null];
    for (const message of sent) void a.send(message);
    await hears(b, [...sent.slice(0, 4), bytes, new Uint8Array([2, 3]), ...sent.slice(6)]);
    await expect(a.send(undefined)).rejects.toThrow(TypeError);
  });

  it('carries messages of any size, in order, and resolves as room comes', async () => {
    const [a, b] = (await connectPeers()).map((peer) => channel(peer)) as [End, End];
    const text = 'ü'.repeat(200_000);
    const sending = Promise.all([a.send(pattern()), a.send(text), a.send('end')]);
    expect(a.bufferedBytes).toBeGreaterThan(LARGE_BYTES);
    await expect(sending).resolves.toEqual([null, null, null]);
    await expect.poll(() => b.heard.length).toBe(3);
    expect(b.heard.map((message) => message === text || message === 'end' || isPattern(message))).toEqual(
      [true, true, true],
    );
    expect(b.heard[2]).toBe('end');
    await expect.poll(() => a.bufferedBytes).toBe(0);
  });

  it('refuses what is too large, on either side, with an error', async () => {
    const [peerA, peerB] = await connectPeers();
    const a = channel(peerA, 'notes', { maxMessageBytes: MiB });
    const b = channel(peerB, 'notes', { maxMessageBytes: 1000 });
    await opens(a, b);
    await expect(a.send(new Uint8Array(MiB + 1))).resolves.toMatchObject({ code: 'message-too-large' });
    expect(a.getSnapshot().error?.code).toBe('message-too-large');
    await a.send(new Uint8Array(200_000));
    await a.send('fits');
    await hears(b, ['fits']);
    expect(b.getSnapshot().error?.code).toBe('message-too-large');
  });

  it('lets nothing through that parse refuses', async () => {
    const [peerA, peerB] = await connectPeers();
    const parse = (message: unknown) => {
      if (typeof message !== 'number') throw new TypeError('not a number');
      return message;
    };
    const [a, b] = [channel(peerA), channel(peerB, 'notes', { parse })];
    await a.send('no');
    await a.send(5);
    await hears(b, [5]);
    expect(b.getSnapshot().error?.code).toBe('message-invalid');
    expect(b.getSnapshot().error?.cause).toBeInstanceOf(TypeError);
  });

  it('can give up order and repetition', async () => {
    const [peerA, peerB] = await connectPeers();
    const options = { ordered: false, maxRetransmits: 0 };
    const b = channel(peerB, 'cursor', options);
    const a = channel(peerA, 'cursor', options);
    await opens(a, b);
    await expect.poll(() => (void a.send('here'), b.heard.length)).toBeGreaterThan(2);
  });

  it('opens anew on a rebuilt connection and loses nothing that it still holds', async () => {
    const [peerA, peerB] = await connectPeers();
    const [a, b] = [channel(peerA), channel(peerB)];
    await opens(a, b);
    const sending = a.send(pattern());
    peerA.rebuild();
    await expect.poll(() => a.getSnapshot().status).toBe('connecting');
    await expect(sending).resolves.toBeNull();
    await expect.poll(() => b.heard.map(isPattern)).toEqual([true]);
    peerB.rebuild();
    await expectStatus(peerB).toBe('connected');
    await b.send('still here');
    await hears(a, ['still here']);
  });

  it('waits again when the other side lets go, and is found again', async () => {
    const [peerA, peerB] = await connectPeers();
    const [a, b] = [channel(peerA), channel(peerB)];
    await opens(a, b);
    for (const [gone, stays] of [[a, b], [b, a]] as const) {
      gone.close();
      expect(gone.getSnapshot().status).toBe('closed');
      await expect.poll(() => stays.getSnapshot().status).toBe('connecting');
      gone.open();
      await opens(a, b);
    }
    void a.send('again');
    await hears(b, ['again']);
  });

  it('is closed with its peer, and says so to those that wait', async () => {
    const [peerA, peerB] = await connectPeers();
    const a = channel(peerA);
    const waiting = a.send('nobody listens');
    peerB.close();
    await expect(waiting).resolves.toMatchObject({ code: 'peer-failed' });
    expect(a.getSnapshot().status).toBe('closed');
    await expect(a.send('too late')).resolves.toMatchObject({ code: 'peer-failed' });
  });

  it('is one a label, and leaves alone what the application opens by itself', async () => {
    const [peerA, peerB] = await connectPeers();
    const a = channel(peerA);
    expect(() => createDataChannel(peerA, 'notes').open()).toThrow(/"notes"/);
    const b = channel(peerB);
    await opens(a, b);
    const own = peerA.connection?.createDataChannel('notes');
    await expect.poll(() => own?.readyState).toBe('open');
    await a.send('ours');
    await hears(b, ['ours']);
    expect(own?.readyState).toBe('open');
  });
});
