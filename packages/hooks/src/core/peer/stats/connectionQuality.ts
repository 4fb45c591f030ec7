import type { Store } from '../../store';
import { createDerivedStore } from './derivedStore';
import type { MeasuredPeer } from './measuredPeer';
import { createPeerStats } from './peerStats';

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

/** How good a connection is, why, and since when. */
export interface QualityVerdict {
  readonly quality: ConnectionQuality;
  /** The measure that decided: of those that agree, the one nearest to, or furthest above, its limits. */
  readonly measure: 'packetLoss' | 'roundTripMs' | 'jitterMs' | 'frozenShare';
  /** What it was over the last 5 s: a share from 0 to 1, or milliseconds. */
  readonly value: number;
  /** Above this it is fair. */
  readonly fair: number;
  /** Above this it is poor. */
  readonly poor: number;
  /** Since when it has been that good, in ms since 1970, as far back as was looked. */
  readonly since: number;
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

type MeasuredStream = Pick<Measures, 'packetLoss' | 'jitterMs'>;

/** What is judged of a look; `PeerStats` has it. */
export interface QualityLook {
  /** In ms since 1970. */
  readonly at: number;
  readonly route: Pick<Measures, 'roundTripMs'>;
  readonly inbound: {
    readonly audio: readonly MeasuredStream[];
    readonly video: readonly (MeasuredStream & { readonly frozenShare?: number | null | undefined })[];
  };
  readonly outbound: { readonly audio: readonly MeasuredStream[]; readonly video: readonly MeasuredStream[] };
}

/** What one look says. */
function measure({ inbound, outbound, route }: Omit<QualityLook, 'at'>): Measures {
  const streams = [...inbound.audio, ...inbound.video, ...outbound.audio, ...outbound.video];
  return {
    packetLoss: worst(streams.map(({ packetLoss }) => packetLoss)),
    roundTripMs: route.roundTripMs,
    jitterMs: worst(streams.map(({ jitterMs }) => jitterMs)),
    frozenShare: worst(inbound.video.map(({ frozenShare = null }) => frozenShare)),
  };
}

/** What several looks say together, of a connection that was `last` before. */
export function judge(
  recent: readonly Measures[],
  last: ConnectionQuality | undefined,
): ConnectionQuality | undefined {
  return decide(recent, last)?.quality;
}

/**
 * How good a connection is, by which measure, and since when, from one look after the other, oldest first; undefined
 * where they measured nothing. `createConnectionQuality` says the same of a connection that stands.
 */
export function explainQuality(looks: readonly QualityLook[]): QualityVerdict | undefined {
  const measures = looks.map(measure);
  let verdict: QualityVerdict | undefined;
  let first = 0;
  for (const [index, { at }] of looks.entries()) {
    first = looks.findIndex((look, place) => place >= first && at - look.at < WINDOW_MS);
    const decided = decide(measures.slice(first, index + 1), verdict?.quality);
    const since = verdict && decided?.quality === verdict.quality ? verdict.since : at;
    verdict = decided && { ...decided, since };
  }
  return verdict;
}

function decide(
  recent: readonly Measures[],
  last: ConnectionQuality | undefined,
): Omit<QualityVerdict, 'since'> | undefined {
  const judged = measured.flatMap((key) => {
    const value = average(recent.map((measures) => measures[key]));
    return value === null ? [] : [{ measure: key, value, rank: rankOf(value, limits[key], last) }];
  });
  const strain = ({ measure: key, value }: (typeof judged)[number]) => value / limits[key].fair;
  const [worstOf] = judged.toSorted((a, b) => b.rank - a.rank || strain(b) - strain(a));
  const quality = worstOf && ranks[worstOf.rank];
  return quality && { quality, measure: worstOf.measure, value: worstOf.value, ...limits[worstOf.measure] };
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
