import type { LayoutTile } from './tiles';

/** Who has the spotlight, and who has been speaking since when, in milliseconds. */
export interface Spotlight<Id> {
  readonly current: Id | null;
  readonly sinceMs: number;
  readonly speakingSinceMs: ReadonlyMap<Id, number>;
}

export interface SpotlightStep<Id> {
  spotlight: Spotlight<Id>;
  /** When it moves if nobody starts or stops speaking before; null: it stays. */
  nextMs: number | null;
}

/**
 * How long somebody must speak without a pause to take the spotlight. A cough is shorter, also with the 600 ms of silence
 * that it takes until it counts as over.
 */
const DOMINANCE_MS = 1_200;
/** How long the spotlight stays at least. */
const LEAST_STAY_MS = 2_000;

export const noSpotlight = { current: null, sinceMs: -Infinity, speakingSinceMs: new Map<never, number>() };

/**
 * Decides who has the spotlight. Who has it keeps it while they speak, and until somebody else has spoken for a while; with
 * nobody there yet, the first who speaks has it at once.
 *
 * @param tiles everybody who may have it
 */
export function moveSpotlight<Id>(
  { current, sinceMs, speakingSinceMs }: Spotlight<Id>,
  tiles: readonly LayoutTile<Id>[],
  nowMs: number,
): SpotlightStep<Id> {
  const speakers = tiles.filter(({ speaking }) => speaking);
  const startedMs = new Map(speakers.map(({ id }) => [id, speakingSinceMs.get(id) ?? nowMs]));
  const longest = [...startedMs].reduce<[Id, number] | null>(
    (best, entry) => (best && best[1] <= entry[1] ? best : entry),
    null,
  );
  const stay = (nextMs: number | null): SpotlightStep<Id> => ({
    spotlight: { current, sinceMs, speakingSinceMs: startedMs },
    nextMs,
  });
  const moveTo = (id: Id | null, since: number): SpotlightStep<Id> => ({
    spotlight: { current: id, sinceMs: since, speakingSinceMs: startedMs },
    nextMs: null,
  });

  if (!tiles.some(({ id }) => id === current)) {
    return longest ? moveTo(longest[0], nowMs) : moveTo(tiles[0]?.id ?? null, -Infinity);
  }
  if (!longest || (current !== null && startedMs.has(current))) return stay(null);
  const dueMs = Math.max(longest[1] + DOMINANCE_MS, sinceMs + LEAST_STAY_MS);
  return nowMs >= dueMs ? moveTo(longest[0], nowMs) : stay(dueMs);
}
