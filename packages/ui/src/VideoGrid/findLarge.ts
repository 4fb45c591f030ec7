/**
 * Which tiles are large: in a 'grid' only pinned ones; 'auto': also the screens that others share;
 * 'spotlight': always at least one, if need be whoever spoke last.
 */
export type GridLayout = 'auto' | 'grid' | 'spotlight';

const speaks = ({ dataset }: HTMLElement) => dataset.speaking !== undefined;

/**
 * Reads from the tiles' attributes which of them are to be large.
 *
 * @param last who was in the spotlight before: they stay until somebody else speaks
 */
export function findLarge(
  tiles: readonly HTMLElement[],
  layout: GridLayout,
  last: Element | null,
): { large: readonly boolean[]; speaker: Element | null } {
  const by = (test: (tile: HTMLElement) => boolean) => {
    const large = tiles.map(test);
    return large.includes(true) ? large : null;
  };
  const pinned = by(({ dataset }) => dataset.pinned !== undefined);
  // One's own screen is in front of one already.
  const screens = by(({ dataset }) => dataset.source === 'screen' && dataset.self === undefined);
  const chosen = pinned ?? (layout === 'grid' ? null : screens);
  if (chosen) return { large: chosen, speaker: last };
  if (layout !== 'spotlight') return { large: tiles.map(() => false), speaker: null };

  const others = tiles.filter(({ dataset }) => dataset.self === undefined);
  const stays = others.find((tile) => tile === last);
  const speaker =
    [stays, ...others].find((tile) => tile && speaks(tile)) ?? stays ?? others[0] ?? tiles[0] ?? null;
  return { large: tiles.map((tile) => tile === speaker), speaker };
}
