import { useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';
import { joinClasses } from '../joinClasses';
import { useComponentLabels } from '../Labels/useComponentLabels';
import { videoGrid } from '../locales/en/videoGrid';
import { GridContext } from './GridContext';
import { Pager } from './Pager';
import type { CornerView } from './SelfView';
import { useEvent } from '../useEvent';
import type { GridControls } from './useGridControls';
import { usePlacedTiles } from './usePlacedTiles';
import type { VideoGridProps } from './VideoGridProps';

export interface TileGridProps extends Omit<VideoGridProps, 'onControlsError'> {
  /** What the user operates; null: it is not there yet. */
  controls: GridControls | null;
}

/** A `VideoGrid` that is given its controls. */
export function TileGrid({
  aspectRatio = 'auto',
  layout = 'auto',
  selfView = 'corner',
  minTileWidth = 112,
  menu = true,
  labels,
  controls,
  children,
  className,
  style,
  ref,
  ...rest
}: TileGridProps) {
  const text = useComponentLabels('videoGrid', videoGrid, labels);
  const list = useRef<HTMLUListElement>(null);
  const pager = useRef<HTMLElement>(null);
  useImperativeHandle(ref, () => list.current as HTMLUListElement, []);
  const [pinned, pin] = useState<string | null>(null);
  const Menu = (menu && controls?.TileMenu) || null;
  const grid = useMemo(() => ({ pinned, pin, Menu }), [pinned, Menu]);
  const SelfView = controls?.SelfView;
  const over = useRef<HTMLFieldSetElement>(null);
  const [view, setView] = useState<CornerView>({ corner: 'bottom-end', minimised: false, swapped: false });
  const { page, pages, turn, cornerTile, settle } = usePlacedTiles(list, pager, over, {
    layout,
    aspectRatio,
    minTileWidth,
    faceToFace: selfView === 'corner',
    ...view,
    minimised: view.minimised && !view.swapped,
    overlay: SelfView,
  });
  const turnBy = useEvent((by: 1 | -1) => {
    if (page + by >= 0 && page + by < pages) turn(page + by);
  });
  const isPaged = pages > 1;
  const watchSwipes = isPaged ? controls?.watchSwipes : undefined;
  useEffect(() => (list.current ? watchSwipes?.(list.current, turnBy) : undefined), [watchSwipes, turnBy]);
  // Not set by React where it is undefined.
  const shape = { '--visavis-tile-aspect': aspectRatio === 'auto' ? undefined : aspectRatio };

  return (
    <GridContext.Provider value={grid}>
      <ul
        aria-label={text.participants}
        {...rest}
        data-layout={layout}
        data-page={page}
        ref={list}
        className={joinClasses('visavis-video-grid', className)}
        style={{ ...shape, ...style }}
      >
        {children}
      </ul>
      {cornerTile && SelfView && (
        <SelfView
          list={list}
          overRef={over}
          tile={cornerTile}
          view={view}
          onChange={setView}
          onSettle={settle}
          labels={labels}
        />
      )}
      {pages > 1 && <Pager navRef={pager} text={text} page={page} pages={pages} turn={turn} />}
    </GridContext.Provider>
  );
}
