import { TileGrid } from './TileGrid';
import { useGridControls } from './useGridControls';
import type { VideoGridProps } from './VideoGridProps';

export type { VideoGridProps } from './VideoGridProps';

/**
 * The list of participants, as tiles that are as large as the space it is given allows.
 *
 * Its children are `VideoTile`s (or `<li>`s), also inside components of your own. Give it a height. Tiles on
 * other pages stay in the list; pages are turned by buttons, or by a finger swiped sideways. Of two people, the other one fills it, and the local participant is in a corner. A style sheet that gives it `display: grid` arranges the
 * tiles itself. `data-layout` and `data-page` (from 0) tell how it stands.
 */
export function VideoGrid({ onControlsError, ...props }: VideoGridProps) {
  return <TileGrid {...props} controls={useGridControls(onControlsError)} />;
}
