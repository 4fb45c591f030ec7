/** What the layout must know of a tile. */
export interface LayoutTile<Id = string> {
  /** Unique among the tiles. */
  id: Id;
  /** @default 'camera' */
  source?: 'camera' | 'screen' | undefined;
  /** The local participant's. @default false */
  self?: boolean | undefined;
  /** @default false */
  pinned?: boolean | undefined;
  /** Moves the spotlight. @default false */
  speaking?: boolean | undefined;
}

/** How a tile is shown: as large as possible, in a grid or strip with others, or floating in a corner of the large one. */
export type TileRole = 'large' | 'small' | 'corner';

/**
 * Which tiles are large: in a 'grid' only pinned ones; 'auto': also the screens that others share, and of two people the
 * other one; 'spotlight': always at least one, if need be the participant who spoke last.
 */
export type GridLayout = 'auto' | 'grid' | 'spotlight';
