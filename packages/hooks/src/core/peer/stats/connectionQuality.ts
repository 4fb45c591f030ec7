import type { Store } from '../../store';
import { createDerivedStore } from './derivedStore';
import type { MeasuredPeer } from './measuredPeer';
import { createPeerStats } from './peerStats';
import type { PeerStats } from './summary';

/** How good a connection is, while it stands. */
export type ConnectionQuality = 'good' | 'fair' | 'poor';

/** What is measured at every look, at its worst over all streams; null: nothing to measure. */
interface Measures {
  /** From 0 to 1, of either direction. */
  packetLoss: number | null;
  roundTripMs: number | null;
  jitterMs: number | null;
  /** How much of the time video stood still, from 0 to 1. */
  frozenShare: number | null;
}

/** Above `fair` it is fair, above `poor` it is poor. */
const limits: Record<keyof Measures, { fair: number; poor: number }> = {
  // Where congestion control stops to raise the bitrate, and where it lowers it (draft-ietf-rmcat-gcc-02, 6).
  packetLoss: { fair: 0.02, poor: 0.1 },
  // 150 ms one way suit nearly everybody, 400 ms are the most to plan with (ITU-T G.114).
  roundTripMs: { fair: 300, poor: 800 },
  // What a network for speech may vary by (ITU-T Y.1541, classes 0 and 1); twice that is our own limit.
  jitterMs: { fair: 50, poor: 100 },
  // Our own: over the window, one freeze that is just noticed, and a whole second.
  frozenShare: { fair: 0.05, poor: 0.2 },
};

/** Over how long it is averaged, in milliseconds. */
const WINDOW_MS = 5000;
/** To count as better again it must be that much below the limit, so that the sign does not flicker. */
const MARGIN = 0.8;

const measured = Object.keys(limits) as (keyof Measures)[];
const ranks: readonly ConnectionQuality[] = ['good', 'fair', 'poor'];

/**
 * Makes a view of how good a connection is; undefined while there is none, or nothing is known. It tells when
 * that changes.
 *
 * The worst of four measures decides, each averaged over 5 s: packet loss (fair above 2%, poor above 10%),
 * round trip (300 ms, 800 ms), jitter (50 ms, 100 ms), and how much of the time the other side's video
 * stood still (5%, 20%). It gets worse at a limit, and better 20% below it.
 */
export function createConnectionQuality(peer: MeasuredPeer | null): Store<ConnectionQuality | undefined> {
  // By time, not by number: who else watches may make the looks come faster.
  let recent: { at: number; measures: Measures }[] = [];
  return createDerivedStore(createPeerStats(peer), undefined, (stats, last?: ConnectionQuality) => {
    if (!stats || peer?.getSnapshot().status !== 'connected') {
      recent = [];
      return undefined;
    }
    const { at } = stats;
    recent = [...recent.filter((look) => at - look.at < WINDOW_MS), { at, measures: measure(stats) }];
    return judge(
      recent.map(({ measures }) => measures),
      last,
    );
  });
}

/** What one look says. */
function measure({ inbound, outbound, route }: PeerStats): Measures {
  const streams = [...inbound.audio, ...inbound.video, ...outbound.audio, ...outbound.video];
  return {
    packetLoss: worst(streams.map(({ packetLoss }) => packetLoss)),
    roundTripMs: route.roundTripMs,
    jitterMs: worst(streams.map(({ jitterMs }) => jitterMs)),
    frozenShare: worst(inbound.video.map(({ frozenShare }) => frozenShare)),
  };
}

/** What several looks say together, of a connection that was `last` before. */
export function judge(
  recent: readonly Measures[],
  last: ConnectionQuality | undefined,
): ConnectionQuality | undefined {
  let rank = -1;
  for (const key of measured) {
    const value = average(recent.map((measures) => measures[key]));
    if (value !== null) rank = Math.max(rank, rankOf(value, limits[key], last));
  }
  return ranks[rank];
}

function rankOf(
  value: number,
  { fair, poor }: { fair: number; poor: number },
  last: ConnectionQuality | undefined,
): number {
  if (value > (last === 'poor' ? poor * MARGIN : poor)) return 2;
  return value > (last === 'fair' || last === 'poor' ? fair * MARGIN : fair) ? 1 : 0;
}

function worst(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.max(...known);
}

function average(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}
