import type { ComponentPropsWithRef } from 'react';
import type { LoadError } from '../lazyPart';
import type { Labels } from '../locales/en';
import type { TileAspect } from './fitTiles';
import type { GridLayout } from './tiles';

export interface VideoGridProps extends ComponentPropsWithRef<'ul'> {
  /**
   * Width by height of every tile; 'auto': between 16 by 9 and 3 by 4, whatever fills the grid best.
   *
   * @default 'auto'
   */
  aspectRatio?: TileAspect | undefined;
  /**
   * Which tiles are large, with the others in a strip: in a 'grid' only pinned ones; 'auto': also the screens that others
   * share, and of two people the other one; 'spotlight': always one at least, if need be the participant who spoke last.
   *
   * @default 'auto'
   */
  layout?: GridLayout | undefined;
  /**
   * Where the local participant is while two people are face to face: in a corner of the other's tile, which can be moved,
   * minimised and swapped, or in a tile of the same size.
   *
   * @default 'corner'
   */
  selfView?: 'corner' | 'tile' | undefined;
  /** In pixels; where tiles would be narrower, there are pages. @default 112 */
  minTileWidth?: number | undefined;
  /** Whether each tile has a menu: pin, full screen, picture in picture, and its `menuItems`. @default true */
  menu?: boolean | undefined;
  labels?: Partial<Labels['videoGrid'] & Labels['selfView']> | undefined;
  /**
   * Called when the menu and what moves the tile in the corner could not be had: they come by `import()`, as the grid appears. The
   * tiles are shown without; it is tried again when the network is back, or the user does something.
   */
  onControlsError?: ((error: LoadError) => void) | undefined;
}
