import {
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  type ComponentPropsWithRef,
} from 'react';
import { joinClasses } from '../joinClasses';
import { useComponentLabels } from '../Labels/useComponentLabels';
import type { Labels } from '../locales/en';
import { selfView as selfViewEn } from '../locales/en/selfView';
import { videoGrid } from '../locales/en/videoGrid';
import { TileMenu } from '../TileMenu/TileMenu';
import type { TileAspect } from './fitTiles';
import { GridContext } from './GridContext';
import { Pager } from './Pager';
import { SelfView, type CornerView } from './SelfView';
import type { GridLayout } from './tiles';
import { useEvent } from '../useEvent';
import { usePlacedTiles } from './usePlacedTiles';
import { watchSwipes } from './watchSwipes';

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
}

/**
 * The list of participants, as tiles that are as large as the space it is given allows.
 *
 * Its children are `VideoTile`s (or `<li>`s), also inside components of your own. Give it a height. Tiles on
 * other pages stay in the list; pages are turned by buttons, or by a finger swiped sideways. Of two people, the other one fills it, and the local participant is in a corner. A style sheet that gives it `display: grid` arranges the
 * tiles itself. `data-layout` and `data-page` (from 0) tell how it stands.
 */
export function VideoGrid({
  aspectRatio = 'auto',
  layout = 'auto',
  selfView = 'corner',
  minTileWidth = 112,
  menu = true,
  labels,
  children,
  className,
  style,
  ref,
  ...rest
}: VideoGridProps) {
  const text = useComponentLabels('videoGrid', videoGrid, labels);
  const selfText = useComponentLabels('selfView', selfViewEn, labels);
  const list = useRef<HTMLUListElement>(null);
  const pager = useRef<HTMLElement>(null);
  useImperativeHandle(ref, () => list.current as HTMLUListElement, []);
  const [pinned, pin] = useState<string | null>(null);
  const grid = useMemo(() => ({ pinned, pin, Menu: menu ? TileMenu : null }), [pinned, menu]);
  const over = useRef<HTMLFieldSetElement>(null);
  const [view, setView] = useState<CornerView>({ corner: 'bottom-end', minimised: false, swapped: false });
  const { page, pages, turn, cornerTile, settle } = usePlacedTiles(list, pager, over, {
    layout,
    aspectRatio,
    minTileWidth,
    faceToFace: selfView === 'corner',
    ...view,
    minimised: view.minimised && !view.swapped,
  });
  const turnBy = useEvent((by: 1 | -1) => {
    if (page + by >= 0 && page + by < pages) turn(page + by);
  });
  const isPaged = pages > 1;
  useEffect(() => (list.current && isPaged ? watchSwipes(list.current, turnBy) : undefined), [isPaged, turnBy]);
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
      {cornerTile && (
        <SelfView
          list={list}
          overRef={over}
          tile={cornerTile}
          view={view}
          onChange={setView}
          onSettle={settle}
          text={selfText}
        />
      )}
      {pages > 1 && <Pager navRef={pager} text={text} page={page} pages={pages} turn={turn} />}
    </GridContext.Provider>
  );
}
