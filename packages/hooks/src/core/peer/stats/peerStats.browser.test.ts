import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createSyntheticStream } from '../../../testing/index';
import { countLooks } from '../../../testing/countLooks';
import { connectPeers } from '../testPeers';
import { watchConnections } from '../openConnections';
import type { Peer } from '../peer';
import { createConnectionQuality } from './connectionQuality';
import { createRoute } from './peerRoute';
import { createPeerStats } from './peerStats';

/** Two peers that send each other a picture and a tone. */
async function connectCall(): Promise<[Peer, Peer]> {
  const peers = await connectPeers();
  for (const peer of peers) {
    const camera = createSyntheticStream({ toneHz: 440 });
    onTestFinished(() => camera.stop());
    peer.setStreams([camera.stream]);
  }
  return peers;
}

/** Keeps a store subscribed to for one test and counts what it tells. */
function watch(store: { subscribe(listener: () => void): () => void }) {
  const told = vi.fn();
  const unsubscribe = store.subscribe(told);
  onTestFinished(unsubscribe);
  return { told, unsubscribe };
}

function hideThePage(hidden: boolean) {
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
  document.dispatchEvent(new Event('visibilitychange'));
}

/** A number for which `holds`. */
const someNumber = (holds: (value: number) => boolean): unknown =>
  expect.toSatisfy((value: unknown) => typeof value === 'number' && holds(value));
const positive = someNumber((value) => value > 0);
const notNegative = someNumber((value) => value >= 0);
const share = someNumber((value) => value >= 0 && value <= 1);

describe('createPeerStats', () => {
  it('measures sound and pictures in both directions', async () => {
    const [ada] = await connectCall();
    const stats = createPeerStats(ada, { intervalMs: 500 });
    expect(stats.getSnapshot()).toBeNull();
    watch(stats);

    const stream = { bitrateKbps: positive, packetLoss: share, bytes: positive, packets: positive };
    const picture = { width: positive, height: positive, framesPerSecond: positive };
    await expect.poll(() => stats.getSnapshot()).toMatchObject({
      at: positive,
      sent: { bytes: positive, bitrateKbps: positive },
      received: { bytes: positive, bitrateKbps: positive },
      inbound: {
        audio: [{ ...stream, codec: 'opus', jitterMs: notNegative }],
        video: [{ ...stream, ...picture, freezeCount: notNegative }],
      },
      outbound: {
        audio: [{ ...stream, codec: 'opus' }],
        video: [{ ...stream, ...picture, roundTripMs: notNegative }],
      },
    });
  });

  it('looks once for all, as often as the most eager asks, and never after the last is gone', async () => {
    const { peer: ada, looks } = countLooks((await connectPeers())[0]);
    const calm = watch(createPeerStats(ada, { intervalMs: 60_000 }));
    await expect.poll(() => calm.told.mock.calls.length).toBe(1);
    expect(looks).toHaveBeenCalledTimes(1);

    const eager = [1, 2, 3].map(() => watch(createPeerStats(ada, { intervalMs: 100 })));
    await expect.poll(() => eager[0]?.told.mock.calls.length).toBeGreaterThan(5);
    const [first = 0, ...more] = eager.map(({ told }) => told.mock.calls.length);
    expect(more).toEqual([first, first]);
    // One before the eager ones came, and perhaps one that is under way.
    expect(looks.mock.calls.length).toBeLessThanOrEqual(first + 2);
    expect(createPeerStats(ada).getSnapshot()).toBe(createPeerStats(ada).getSnapshot());

    for (const { unsubscribe } of [calm, ...eager]) unsubscribe();
    const count = looks.mock.calls.length;
    expect(createPeerStats(ada).getSnapshot()).toBeNull();
    const others = watch(createPeerStats((await connectPeers())[0], { intervalMs: 100 }));
    await expect.poll(() => others.told.mock.calls.length).toBeGreaterThan(3);
    expect(looks).toHaveBeenCalledTimes(count);
  });

  it('rests while the page is hidden', async () => {
    const { peer: ada, looks } = countLooks((await connectPeers())[0]);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => {
      vi.useRealTimers();
      Reflect.deleteProperty(document, 'hidden');
    });
    const { told } = watch(createPeerStats(ada));
    await expect.poll(() => told.mock.calls.length).toBe(1);

    hideThePage(true);
    vi.advanceTimersByTime(60_000);
    expect(looks).toHaveBeenCalledTimes(1);
    hideThePage(false);
    expect(looks).toHaveBeenCalledTimes(2);
    await expect.poll(() => told.mock.calls.length).toBe(2);
    vi.advanceTimersByTime(1000);
    expect(looks).toHaveBeenCalledTimes(3);
  });

  it('goes on with the new connection of a peer that is rebuilt, and ends with it', async () => {
    const connections = watchConnections();
    const [ada, ben] = await connectCall();
    const stats = createPeerStats(ada, { intervalMs: 200 });
    const route = createRoute(ada);
    const quality = createConnectionQuality(ada);
    watch(stats);
    watch(route);
    watch(quality);
    await expect.poll(() => stats.getSnapshot()?.inbound.video[0]?.bitrateKbps).toEqual(positive);
    await expect.poll(() => route.getSnapshot()).toMatchObject({ kind: 'direct', protocol: 'udp' });
    await expect.poll(() => quality.getSnapshot()).toBe('good');

    const first = ada.connection;
    ada.rebuild();
    await expect.poll(() => ada.connection && ada.connection !== first).toBe(true);
    await expect.poll(() => stats.getSnapshot()?.inbound.video[0]?.bitrateKbps).toEqual(positive);
    await expect.poll(() => quality.getSnapshot()).toBe('good');

    ada.close();
    await expect.poll(() => stats.getSnapshot()).toBeNull();
    expect(route.getSnapshot().kind).toBe('unknown');
    expect(quality.getSnapshot()).toBeUndefined();
    ben.close();
    await expect.poll(() => connections.open().length).toBe(0);
  });

  it('tells the route and the quality only when they change', async () => {
    const [ada] = await connectPeers();
    const stats = watch(createPeerStats(ada, { intervalMs: 100 }));
    const quality = watch(createConnectionQuality(ada));
    await expect.poll(() => stats.told.mock.calls.length).toBeGreaterThan(8);
    expect(quality.told).toHaveBeenCalledTimes(1);
  });

  it('has nothing to say of nobody', () => {
    expect(createPeerStats(null).getSnapshot()).toBeNull();
    expect(createRoute(null).getSnapshot().kind).toBe('unknown');
    expect(createConnectionQuality(null).getSnapshot()).toBeUndefined();
  });
});
