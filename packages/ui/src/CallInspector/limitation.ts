import type { InspectedSample } from './InspectedConnection';

/** What keeps a sent video from being better. */
export type LimitReason = 'cpu' | 'bandwidth' | 'other';

/** How a sent video stands; `since` in ms since 1970, or null: as far back as was looked. */
export type Limitation =
  | { readonly state: 'none' }
  /** The browser does not say; Firefox never does. */
  | { readonly state: 'unknown' }
  /** It has just begun, and its bitrate is still growing: too early to say. */
  | { readonly state: 'starting' }
  | { readonly state: 'limited'; readonly reason: LimitReason; readonly since: number | null };

/** For how long an encoder that begins finds out what the path carries, in ms. */
const SETTLING_MS = 15_000;
/** How long a limit has to stand before it is called one, or has to be gone before it is over, in ms. */
const STEADY_MS = 5000;
/** By how much a bitrate has to be above that of 5 s before to count as growing. */
const GROWTH = 1.1;

const none: Limitation = { state: 'none' };
const reasons: readonly string[] = ['cpu', 'bandwidth', 'other'] satisfies LimitReason[];
const isReason = (value: unknown): value is LimitReason => typeof value === 'string' && reasons.includes(value);

/**
 * Judges whether something limits the video that is sent as the `index`th, from what was seen so far, oldest first.
 *
 * Encoders say "limited by bandwidth" while they only start up. So a limit counts after 15 s, when the bitrate no longer
 * grows, once it has stood for 5 s; and it is over when it has been gone for 5 s.
 */
export function judgeLimitation(samples: readonly InspectedSample[], index: number): Limitation {
  if (!samples.at(-1)?.outbound.video[index]?.qualityLimitation) return { state: 'unknown' };
  const first = samples[0]?.at;
  const limitedBy = (reason: LimitReason, since: number): Limitation => ({
    state: 'limited',
    reason,
    since: since === first ? null : since,
  });
  let beganAt: number | null = null;
  let limitation: Limitation = none;
  let before: { reason: LimitReason | null; since: number } | null = null;

  for (const [place, sample] of samples.entries()) {
    const { at } = sample;
    const stream = sample.outbound.video[index];
    if (!stream?.bitrateKbps) {
      // Paused or gone: what comes next starts up again.
      beganAt = before = null;
      limitation = none;
      continue;
    }
    beganAt ??= at;
    const reason = isReason(stream.qualityLimitation) ? stream.qualityLimitation : null;
    if (!before || before.reason !== reason) before = { reason, since: at };
    const isSteady = at - before.since >= STEADY_MS;
    if (reason === null) {
      if (isSteady || limitation.state === 'starting') limitation = none;
    } else if (limitation.state === 'limited') {
      if (limitation.reason !== reason && isSteady) limitation = limitedBy(reason, before.since);
    } else if (at - beganAt < SETTLING_MS || isGrowing(samples, place, index)) {
      limitation = { state: 'starting' };
    } else if (isSteady) {
      limitation = limitedBy(reason, before.since);
    }
  }
  return limitation;
}

/** Whether more is sent than 5 s before. */
function isGrowing(samples: readonly InspectedSample[], place: number, index: number): boolean {
  const rate = (sample: InspectedSample | undefined) => sample?.outbound.video[index]?.bitrateKbps ?? null;
  const at = samples[place]?.at ?? 0;
  const now = rate(samples[place]);
  const then = rate(samples.slice(0, place).findLast((sample) => at - sample.at >= STEADY_MS));
  return now !== null && then !== null && now > then * GROWTH;
}
