/**
 * Keeps work that is asked for again and again from taking all of a thread: after each time it rests for as long as that
 * took, so that it has half of the time at most, and what is asked for meanwhile is left out. Without it, drawings that
 * take longer than there is between them pile up, and nothing else in the page gets its turn.
 *
 * @param work what is asked for
 * @param intervalMs how often it is wanted; what comes sooner than half of it after the last is left out as well
 * @param now the time, in ms
 */
export function restBetween(work: () => void, intervalMs: number, now: () => number): () => void {
  let notBefore = -Infinity;

  return () => {
    const startedAt = now();
    if (startedAt < notBefore) return;
    work();
    const endedAt = now();
    notBefore = Math.max(startedAt + intervalMs / 2, endedAt + (endedAt - startedAt));
  };
}
