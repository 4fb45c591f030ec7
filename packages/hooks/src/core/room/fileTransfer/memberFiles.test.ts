import { describe, expect, it, onTestFinished } from 'vitest';
import { createVirtualEnvironment } from '../../../testing/virtualEnvironment';
import type { Clock } from '../../environment/clock';
import { MAX_UNFINISHED, type FileControl, type FileOffer } from './fileMessage';
import type { FileSink } from './fileSink';
import { createFileSource } from './fileSource';
import type { IncomingFile } from './incomingFile';
import { createMemberFiles } from './memberFiles';
import type { OutgoingFile } from './outgoingFile';
import { createChannelPair } from './test/channelPair';

/** A clock whose timers are due at once: it goes on by as much as they wait for. */
function createHastyClock(): Clock {
  let now = 0;
  return {
    now: () => now,
    setTimer(callback, delayMs) {
      queueMicrotask(() => {
        now += delayMs;
        callback();
      });
      return {};
    },
    clearTimer: () => undefined,
  };
}

const memorySink = (): FileSink => {
  const parts: Blob[] = [];
  return {
    write(bytes) {
      parts.push(new Blob([bytes]));
      return Promise.resolve();
    },
    finish: () => Promise.resolve(new Blob(parts)),
    discard: () => Promise.resolve(),
  };
};

function makeTwo() {
  const pair = createChannelPair();
  const offered: IncomingFile[] = [];
  const common = { onChange: () => undefined, clock: createHastyClock() };
  const sender = createMemberFiles({ ...common, channel: pair.a, onOffer: () => undefined });
  const receiver = createMemberFiles({ ...common, channel: pair.b, onOffer: (file) => void offered.push(file) });
  onTestFinished(() => {
    sender.close();
    receiver.close();
  });
  let count = 0;

  function send(content: string): OutgoingFile {
    const blob = new Blob([content]);
    const id = `F${String(count++).padStart(15, '0')}`;
    return sender.offer({ id, name: `${id}.txt`, type: 'text/plain', sizeBytes: blob.size }, createFileSource(blob));
  }

  return { pair, sender, receiver, offered, send };
}

const accept = (file: IncomingFile) => file.accept(() => Promise.resolve(memorySink()));
const isControl = (message: unknown): message is FileControl => !(message instanceof Uint8Array);

describe('files to one member', () => {
  it('are all offered and arrive, 120 at once', { timeout: 120_000 }, async () => {
    const { pair, offered, send } = makeTwo();
    pair.setOpen(true);
    const outgoing = Array.from({ length: 120 }, (_, index) => send(`content ${index}`));
    const accepted = new Set<IncomingFile>();
    await expect
      .poll(() => {
        for (const file of offered) {
          if (!accepted.has(file)) void accept(file);
          accepted.add(file);
        }
        return outgoing.filter(({ progress }) => progress.status === 'done').length;
      }, { timeout: 110_000, interval: 100 })
      .toBe(120);
    expect(offered).toHaveLength(120);
    const texts = await Promise.all(offered.map(async ({ file }) => file?.text()));
    expect(texts).toEqual(outgoing.map((_, index) => `content ${index}`));
  });

  it('are announced no more at once than the receiver takes', async () => {
    const { pair, offered, send } = makeTwo();
    pair.setOpen(true);
    for (let index = 0; index < 400; index++) send('x');
    await expect.poll(() => offered.length).toBe(MAX_UNFINISHED);
    for (const file of offered.slice(0, 10)) file.stop('declined');
    await expect.poll(() => offered.length).toBe(MAX_UNFINISHED + 10);
    expect(offered.filter(({ progress }) => progress.status === 'declined')).toHaveLength(10);
  });

  it('go one after the other, in the order in which they were accepted', async () => {
    const { pair, offered, send } = makeTwo();
    pair.setOpen(true);
    const outgoing = [send('x'.repeat(3_000_000)), send('y'.repeat(3_000_000)), send('z')];
    await expect.poll(() => offered.length).toBe(3);
    for (const file of offered) void accept(file);
    await expect.poll(() => outgoing.every(({ progress }) => progress.status === 'done')).toBe(true);
    const order = pair.a.sent.map((message) =>
      message instanceof Uint8Array ? new TextDecoder().decode(message.subarray(0, 16)) : null,
    );
    const chunks = order.filter((id) => id !== null);
    expect(chunks).toEqual(chunks.toSorted());
    expect(new Set(chunks).size).toBe(3);
  });

  it('let the next one go when one is cancelled in its turn', async () => {
    const { pair, offered, send } = makeTwo();
    pair.setOpen(true);
    const [first, second] = [send('x'.repeat(20_000_000)), send('y')];
    await expect.poll(() => offered.length).toBe(2);
    for (const file of offered) void accept(file);
    first.cancel();
    await expect.poll(() => second.progress.status).toBe('done');
    expect(first.progress.status).toBe('cancelled');
  });

  it('go on after a break, and end where the end was not heard of', async () => {
    const { pair, offered, send } = makeTwo();
    pair.setOpen(true);
    const [done, half] = [send('small'), send('y'.repeat(5_000_000))];
    await expect.poll(() => offered.length).toBe(2);
    const [small, large] = offered as [IncomingFile, IncomingFile];
    void accept(small);
    void accept(large);
    await expect.poll(() => small.progress.status).toBe('done');
    pair.setOpen(false);
    pair.setOpen(true);
    await expect.poll(() => [done.progress.status, half.progress.status]).toEqual(['done', 'done']);
    expect(await large.file?.text()).toBe('y'.repeat(5_000_000));
  });
});

describe('a recipient that accepts again and again', () => {
  it('has the file read no more often than files are offered', async () => {
    const pair = createChannelPair();
    const clock = createVirtualEnvironment();
    const sender = createMemberFiles({ channel: pair.a, clock, onChange: () => undefined, onOffer: () => undefined });
    onTestFinished(() => sender.close());
    pair.setOpen(true);
    const offer: FileOffer = { id: 'AAAAAAAAAAAAAAAA', name: 'x', type: '', sizeBytes: 10 };
    let reads = 0;
    const source = createFileSource(new Blob(['0123456789']));
    const counted = { ...source, read: (index: number) => ((reads += 1), source.read(index)) };
    sender.offer(offer, counted);
    for (let round = 0; round < 3 * MAX_UNFINISHED; round++) {
      await pair.b.send({ type: 'accept', id: offer.id, chunk: 0 });
      // Nothing is asked anew before what was asked is read, so that none is left out for being overtaken.
      await source.hash();
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(reads).toBeGreaterThan(0);
    expect(reads).toBeLessThanOrEqual(MAX_UNFINISHED);
    const before = reads;
    clock.advance(1000);
    await expect.poll(() => reads).toBeGreaterThan(before);
    expect(reads).toBe(before + 1);
  });
});

describe('an offer of a size that nobody could hold', () => {
  it('allocates nothing, and is refused', async () => {
    const { pair, offered } = makeTwo();
    pair.setOpen(true);
    const offer: FileOffer = { id: 'AAAAAAAAAAAAAAAA', name: 'x', type: '', sizeBytes: 2 ** 46 };
    const before = process.memoryUsage().arrayBuffers;
    for (let index = 0; index < 50; index++) {
      await pair.a.send({ type: 'offer', offer: { ...offer, id: `A${String(index).padStart(15, '0')}` } });
    }
    await expect.poll(() => offered.length).toBe(50);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1024 * 1024);
    for (const file of offered) file.stop('too-large');
    const stops = () => pair.b.sent.filter((message) => isControl(message) && message.type === 'stop');
    await expect.poll(() => stops().length).toBe(50);
  });
});
