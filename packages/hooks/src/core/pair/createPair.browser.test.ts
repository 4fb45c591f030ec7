import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Environment, PageEvent } from '../environment/environment';
import {
  createSignalChannelPair,
  createSyntheticStream,
  isSameColor,
  readPictureColor,
  type Rgb,
  type SignalChannelPairOptions,
} from '../../testing/index';
import { watchConnections } from '../peer/openConnections';
import type { SignalChannel } from '../peer/signalChannel';
import { createPageEnvironment } from '../environment/pageEnvironment';
import { createPart } from '../part';
import { createPair } from './createPair';
import { createPairLater } from './createPairLater';
import type { Pair, PairOptions } from './pair';

type MakePair = (options: PairOptions) => Pair;

let make: MakePair = createPair;

interface End extends Pair {
  /** How many messages it has given the signaling. */
  sentCount: () => number;
  /** Loses whatever it gives the signaling from now on. */
  cutSignaling(): void;
  remoteColors(): Promise<Rgb[]>;
}

function end(channel: SignalChannel, initiator: boolean, environment?: Environment): End {
  let count = 0;
  let isCut = false;
  const signaling: SignalChannel = {
    send(message) {
      count += 1;
      if (!isCut) channel.send(message);
    },
    subscribe: (listener) => channel.subscribe(listener),
  };
  const pair = make({ signaling, initiator, environment });
  onTestFinished(() => pair.close());
  return {
    ...pair,
    sentCount: () => count,
    cutSignaling: () => void (isCut = true),
    remoteColors: () =>
      Promise.all(pair.peer.getSnapshot().remoteStreams.map((stream) => readPictureColor(stream))),
  };
}

function ends(options?: SignalChannelPairOptions): [End, End] {
  const [a, b] = createSignalChannelPair(options);
  return [end(a, true), end(b, false)];
}

function camera(color: string): MediaStream {
  const made = createSyntheticStream({ color });
  onTestFinished(() => made.stop());
  return made.stream;
}

const status = ({ peer }: Pair) => expect.poll(() => peer.getSnapshot().status);

/** Waits until exactly these streams arrive, as pictures that can be seen. */
async function expectStreams(from: MediaStream[], { peer }: Pair) {
  const ids = from.map(({ id }) => id).toSorted();
  await expect
    .poll(() => peer.getSnapshot().remoteStreams.map(({ id }) => id).toSorted())
    .toEqual(ids);
}

const RED: Rgb = [200, 40, 40];

/** Each pair fetches the code anew, as the first one of a page does. */
const fetched: MakePair = (options) => createPairLater(options, createPart(() => import('./pairParts')));

describe.each([
  ['createPair', createPair],
  ['createPairLater', fetched],
] as const)('%s', (_name, makePair) => {
  beforeEach(() => void (make = makePair));

  it('needs no signaling once it is connected: what follows is negotiated over the data channel', async () => {
    const [a, b] = ends();
    a.peer.setStreams([camera('rgb(200 40 40)')]);
    b.peer.setStreams([camera('rgb(40 60 200)')]);
    a.open();
    b.open();
    await status(a).toBe('connected');
    await status(b).toBe('connected');
    await expect.poll(async () => (await b.remoteColors()).every((color) => isSameColor(color, RED))).toBe(true);
    for (const side of [a, b]) side.cutSignaling();
    const screen = camera('rgb(40 160 60)');
    b.peer.setStreams([screen]);
    await expectStreams([screen], a);
  });

  it('is found by a side that comes later, at once', async () => {
    const [a, b] = ends();
    a.open();
    await status(a).toBe('connecting');
    b.open();
    await status(a).toBe('connected');
    await status(b).toBe('connected');
  });

  it.each([1, 2, 3])(
    'connects and renegotiates over a way that loses, repeats and reorders a quarter (seed %i)',
    async (seed) => {
      const [a, b] = ends({ loss: 0.25, duplicate: 0.25, jitterMs: 60, seed });
      const [red, blue] = [camera('rgb(200 40 40)'), camera('rgb(40 60 200)')];
      a.peer.setStreams([red]);
      a.open();
      b.open();
      // While it is still negotiating.
      b.peer.setStreams([blue]);
      await expectStreams([red], b);
      await expectStreams([blue], a);
    },
    60_000,
  );

  it('does not wedge on glare and on streams that come and go in quick succession', async () => {
    const [a, b] = ends();
    a.open();
    b.open();
    await status(a).toBe('connected');
    await status(b).toBe('connected');
    const screens = [camera('rgb(200 40 40)'), camera('rgb(40 60 200)')] as [MediaStream, MediaStream];
    for (let round = 0; round < 8; round++) {
      a.peer.setStreams([screens[0]]);
      b.peer.setStreams([screens[1]]);
      if (round % 2 === 0) await new Promise((resolve) => setTimeout(resolve));
      a.peer.setStreams([]);
      b.peer.setStreams([]);
    }
    a.peer.setStreams([screens[0]]);
    b.peer.setStreams([screens[1]]);
    await expectStreams([screens[0]], b);
    await expectStreams([screens[1]], a);
    await expect.poll(async () => (await b.remoteColors()).map((color) => isSameColor(color, RED))).toEqual([true]);
  });

  it('renegotiates although the data channel that would carry it is dead', async () => {
    const [a, b] = ends();
    a.open();
    b.open();
    await status(a).toBe('connected');
    await status(b).toBe('connected');
    // The channel for segments goes: what it does not deliver takes the signaling.
    const before = b.sentCount();
    a.peer.channels.detach();
    const screen = camera('rgb(200 40 40)');
    b.peer.setStreams([screen]);
    await expectStreams([screen], a);
    expect(b.sentCount()).toBeGreaterThan(before);
  });

  it('says goodbye, begins anew, and leaves nothing behind', async () => {
    const connections = watchConnections();
    const [a, b] = ends();
    for (let round = 0; round < 3; round++) {
      a.open();
      b.open();
      await status(a).toBe('connected');
      await status(b).toBe('connected');
      a.close();
      await status(b).toBe('closed');
      b.close();
    }
    await expect.poll(() => connections.open().length).toBe(0);
  });

  it('meets a side that was reloaded', async () => {
    const [channelA, channelB] = createSignalChannelPair();
    const a = end(channelA, true);
    const before = end(channelB, false);
    a.open();
    before.open();
    await status(a).toBe('connected');
    const after = end(channelB, false);
    after.open();
    await status(after).toBe('connected');
    await status(a).toBe('connected');
    after.peer.send('here again');
    const heard: unknown[] = [];
    a.peer.subscribeData((data) => heard.push(data));
    await expect.poll(() => heard).toContain('here again');
  });

  it('is closed at the other side when its tab closes, and comes back from the back/forward cache', async () => {
    const [channelA, channelB] = createSignalChannelPair();
    // A page of its own: what happens to it does not happen to the other.
    const listeners = new Set<(event: PageEvent) => void>();
    const page: Environment = {
      ...createPageEnvironment(),
      subscribe(listener) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    };
    const emit = (event: PageEvent) => [...listeners].forEach((listener) => listener(event));
    const a = end(channelA, true, page);
    const b = end(channelB, false);
    a.open();
    b.open();
    await status(a).toBe('connected');
    await status(b).toBe('connected');
    emit('pagehide');
    await status(b).toBe('closed');
    emit('resumed');
    await status(a).toBe('connected');
    await status(b).toBe('connected');
  });
});
