/** A time in which a picture did not move, from its last move to its next. */
export interface Standstill {
  from: number;
  to: number;
}

/** Shorter ones nobody calls a standstill, in ms; a slow machine has some. */
export const NOTICEABLE_MS = 700;
/** How long a picture has to move again before it counts as back, in ms. */
const STEADY_MS = 1500;

/**
 * The times in which a picture did not move, by the times at which it did, from `since` on. All in ms. The
 * last one may not be over: `to` is `now` then.
 */
export function findStandstills(moves: readonly number[], since: number, now: number): Standstill[] {
  const last = moves.findLast((at) => at <= since) ?? since;
  const times = [last, ...moves.filter((at) => at > since), now];
  return times.flatMap((to, index) => {
    const from = times[index - 1];
    return from !== undefined && to - from >= NOTICEABLE_MS ? [{ from, to }] : [];
  });
}

/** Whether the picture has moved without a standstill for so long that it is back for good. */
export function isSteady(moves: readonly number[], since: number, now: number): boolean {
  const standstills = findStandstills(moves, since, now);
  const back = standstills.at(-1)?.to ?? since;
  return back !== now && now - back >= STEADY_MS;
}
