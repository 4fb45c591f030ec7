/** How many of the newest stay as they are. */
const RECENT = 120;

/** Adds to a list that never grows beyond `max`: when it is full, of what is older than the newest 120 every second one goes. */
export function addThinned<T>(list: readonly T[], item: T, max: number): readonly T[] {
  if (list.length < max) return [...list, item];
  const older = list.slice(0, -RECENT).filter((_, index) => index % 2 === 0);
  return [...older, ...list.slice(-RECENT), item];
}
