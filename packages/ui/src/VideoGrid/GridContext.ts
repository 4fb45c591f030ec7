import { createContext, type ComponentType } from 'react';
import type { TileMenuProps } from '../TileMenu/TileMenu';

/** What a grid offers its tiles. */
export interface Grid {
  /** The key of the tile that was pinned in its own menu. */
  pinned: string | null;
  pin: (key: string | null) => void;
  /** Handed down, so that a tile alone does not carry the menu's weight; null: tiles have none. */
  Menu: ComponentType<TileMenuProps> | null;
}

/** null: the tile stands alone, and is no item of a list. */
export const GridContext = /* @__PURE__ */ createContext<Grid | null>(null);
