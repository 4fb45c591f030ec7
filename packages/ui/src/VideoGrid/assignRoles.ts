import type { GridLayout, LayoutTile, TileRole } from './tiles';

export interface RoleOptions<Id> {
  layout: GridLayout;
  /** Who has the spotlight. */
  spotlight: Id | null;
  /** Of two people one is large, and the other floats in a corner. */
  faceToFace: boolean;
  /** Face to face, the local participant is the large one. */
  swapped: boolean;
}

/** Which tile is shown how. */
export function assignRoles<Id>(
  tiles: readonly LayoutTile<Id>[],
  { layout, spotlight, faceToFace, swapped }: RoleOptions<Id>,
): TileRole[] {
  const large = (test: (tile: LayoutTile<Id>) => boolean | undefined) => {
    const roles = tiles.map((tile): TileRole => (test(tile) ? 'large' : 'small'));
    return roles.includes('large') ? roles : null;
  };
  const isPinned = ({ pinned }: LayoutTile<Id>) => pinned;
  if (faceToFace && layout !== 'grid' && isFaceToFace(tiles)) {
    const first = tiles.find(isPinned) ?? tiles.find(({ self = false }) => self === swapped);
    return tiles.map((tile) => (tile === first ? 'large' : 'corner'));
  }
  const all = tiles.map((): TileRole => 'small');
  const pinned = large(isPinned);
  if (pinned || layout === 'grid') return pinned ?? all;
  // The local screen is in front of the user already.
  const screens = large(({ source, self }) => source === 'screen' && !self);
  return screens ?? (layout === 'spotlight' ? large(({ id }) => id === spotlight) : null) ?? all;
}

/** Two people who see each other, and no screen. */
export function isFaceToFace<Id>(tiles: readonly LayoutTile<Id>[]): boolean {
  const [first, second] = tiles;
  return (
    tiles.length === 2 &&
    Boolean(first?.self) !== Boolean(second?.self) &&
    tiles.every(({ source }) => source !== 'screen')
  );
}

/** Those who may have the spotlight: the others, or the local participant while they are alone. */
export function spotlightCandidates<Id>(tiles: readonly LayoutTile<Id>[]): readonly LayoutTile<Id>[] {
  const others = tiles.filter(({ self }) => !self);
  return others.length > 0 ? others : tiles;
}
