import {
  createDataChannel,
  createFileTransfers,
  createPeer,
  createRoom,
  type DataChannel,
  type Peer,
} from '@visavis/hooks/core';
import { createMemoryHub } from '@visavis/hooks/signaling/memory';
import { createSignalChannelPair } from '@visavis/hooks/testing';
import { expect, it } from 'vitest';

const MiB = 1024 * 1024;
const TOTAL_BYTES = 256 * MiB;
const ROUNDS = 3;

type Way = () => Promise<number>;

/** How long `send` takes until `whole` resolves, in MB/s. */
async function measure(send: () => void, whole: Promise<unknown>): Promise<number> {
  const from = performance.now();
  send();
  await whole;
  return TOTAL_BYTES / 1000 / (performance.now() - from);
}

/** The yardstick: frames of 64 KiB between two bare connections; it only keeps the buffer filled. */
async function bare(): Promise<Way> {
  const [a, b] = [new RTCPeerConnection(), new RTCPeerConnection()];
  a.addEventListener('icecandidate', ({ candidate }) => void b.addIceCandidate(candidate));
  b.addEventListener('icecandidate', ({ candidate }) => void a.addIceCandidate(candidate));
  const options = { negotiated: true, id: 0 };
  const [out, back] = [a.createDataChannel('bare', options), b.createDataChannel('bare', options)];
  await a.setLocalDescription();
  await b.setRemoteDescription(a.localDescription as RTCSessionDescription);
  await b.setLocalDescription();
  await a.setRemoteDescription(b.localDescription as RTCSessionDescription);
  await expect.poll(() => [out.readyState, back.readyState], { timeout: 10_000 }).toEqual(['open', 'open']);
  back.binaryType = 'arraybuffer';
  out.bufferedAmountLowThreshold = MiB / 4;

  return () => {
    const frame = new Uint8Array(64 * 1024);
    const listening = new AbortController();
    let sentBytes = 0;
    const fill = () => {
      while (sentBytes < TOTAL_BYTES && out.bufferedAmount < MiB) {
        out.send(frame);
        sentBytes += frame.byteLength;
      }
    };
    const whole = new Promise<void>((resolve) => {
      let heardBytes = 0;
      back.addEventListener(
        'message',
        ({ data }: MessageEvent<ArrayBuffer>) => {
          heardBytes += data.byteLength;
          if (heardBytes !== TOTAL_BYTES) return;
          listening.abort();
          resolve();
        },
        { signal: listening.signal },
      );
    });
    out.addEventListener('bufferedamountlow', fill, { signal: listening.signal });
    return measure(fill, whole);
  };
}

/** Messages of 1 MiB over a data channel of ours. */
async function channel(): Promise<Way> {
  const [a, b] = createSignalChannelPair().map((signaling, index): Peer => {
    const peer = createPeer({ initiator: index === 0, send: (message) => signaling.send(message) });
    signaling.subscribe((message) => peer.receive(message));
    peer.start();
    return peer;
  }) as [Peer, Peer];
  const [out, back] = [a, b].map((peer) => createDataChannel<unknown>(peer, 'bench')) as [
    DataChannel<unknown>,
    DataChannel<unknown>,
  ];
  out.open();
  back.open();
  await expect.poll(() => out.getSnapshot().status, { timeout: 10_000 }).toBe('open');

  return () => {
    const message = new Uint8Array(MiB);
    const whole = new Promise<void>((resolve) => {
      let heard = 0;
      const unsubscribe = back.subscribeMessages(() => {
        heard += 1;
        if (heard < TOTAL_BYTES / MiB) return;
        unsubscribe();
        resolve();
      });
    });
    const send = async () => {
      for (let sent = 0; sent < TOTAL_BYTES / MiB; sent++) await out.send(message);
    };
    return measure(() => void send(), whole);
  };
}

/** A file: read, hashed, sent, checked, written to disk and acknowledged. */
async function file(totalBytes = TOTAL_BYTES): Promise<Way> {
  const hub = createMemoryHub();
  const enter = (name: string) => createRoom({ signaling: hub.room('bench'), name: () => name });
  const [a, b] = [enter('a'), enter('b')];
  const [out, back] = [a.part(createFileTransfers), b.part(createFileTransfers)];
  await Promise.all([a.join(), b.join()]);
  const status = () => a.getSnapshot().participants[0]?.status;
  await expect.poll(status, { timeout: 10_000 }).toBe('connected');
  // The same bytes again and again, so that the file itself takes no more memory than one part.
  const part = new Blob([new Uint8Array(64 * MiB)]);
  const content = new File(Array.from({ length: totalBytes / part.size }, () => part), 'bench.bin');

  return async () => {
    const id = out.send(content) as string;
    await expect.poll(() => back.getSnapshot().transfers.length, { interval: 10 }).toBe(1);
    const whole = new Promise<void>((resolve) => {
      const unsubscribe = out.subscribe(() => {
        if (out.getSnapshot().transfers[0]?.status !== 'done') return;
        unsubscribe();
        resolve();
      });
    });
    const speed = await measure(() => void back.accept(id), whole);
    for (const side of [out, back]) side.remove(id);
    return speed;
  };
}

const median = (values: number[]) => values.toSorted((x, y) => x - y)[Math.floor(values.length / 2)] ?? NaN;

it('moves 256 MiB, in turns', async ({ annotate }) => {
  const ways = { bare: await bare(), channel: await channel(), file: await file() };
  const speeds: Record<keyof typeof ways, number[]> = { bare: [], channel: [], file: [] };
  // The first round only warms up.
  for (let round = 0; round <= ROUNDS; round++) {
    for (const name of ['bare', 'channel', 'file'] as const) {
      const speed = await ways[name]();
      if (round > 0) speeds[name].push(speed);
    }
  }
  const yardstick = median(speeds.bare);
  for (const [name, values] of Object.entries(speeds)) {
    const shown = values.map((value) => value.toFixed(1)).join(' ');
    await annotate(`${name}: ${shown} MB/s; ${(median(values) / yardstick).toFixed(2)} of bare`);
  }
});

/** What Chromium tells about a page's memory; with `--enable-precise-memory-info` as it is now. */
interface MemoryOfChromium {
  memory?: { usedJSHeapSize: number };
}

it('moves a file of 1 GiB', async ({ annotate }) => {
  const send = await file(1024 * MiB);
  const heap: number[] = [];
  const { memory } = performance as MemoryOfChromium;
  const sampling = setInterval(() => memory && heap.push(memory.usedJSHeapSize / MiB), 500);
  const from = performance.now();
  await send();
  clearInterval(sampling);
  const quarter = Math.floor(heap.length / 4);
  const peaks = [0, 1, 2, 3].map((index) => Math.max(...heap.slice(index * quarter, (index + 1) * quarter)));
  await annotate(`1 GiB in ${((performance.now() - from) / 1000).toFixed(0)} s`);
  if (memory) await annotate(`most heap in each quarter: ${peaks.map((peak) => peak.toFixed(0)).join(', ')} MiB`);
});
