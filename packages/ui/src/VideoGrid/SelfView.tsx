import { useRef, useState, type KeyboardEvent, type PointerEvent, type Ref, type RefObject } from 'react';
import { Icon } from '../Icon/Icon';
import { minimiseShape, moveShape, personShape, swapShape } from '../Icon/shapes';
import type { Labels } from '../locales/en';
import { cornerByKey, nearestCorner, nextCorner, type Corner } from './corners';
import { dragProperty } from './moveTiles';
import type { CornerTile } from './usePlacedTiles';

/** How a tile in a corner is shown. */
export interface CornerView {
  corner: Corner;
  minimised: boolean;
  /** Whether the local participant is the large one. */
  swapped: boolean;
}

export interface SelfViewProps {
  list: RefObject<HTMLElement | null>;
  /** Laid over the tile in the corner. */
  overRef: Ref<HTMLDivElement>;
  tile: CornerTile;
  view: CornerView;
  onChange: (view: CornerView) => void;
  /** Puts the tile back that was dragged. */
  onSettle: () => void;
  text: Labels['selfView'];
}

interface Drag {
  pointerId: number;
  x: number;
  y: number;
  moved: boolean;
}

/** A finger that moves less has only pressed. */
const LEAST_DRAG_PX = 6;

/**
 * Lies over the tile in the corner: drag it to another one, or use its buttons; the arrow keys move it too. It stands in
 * no tile, so that it stays, and keeps the focus, when the two are swapped.
 */
export function SelfView({ list, overRef, tile, view, onChange, onSettle, text }: SelfViewProps) {
  const drag = useRef<Drag | null>(null);
  const wasDragged = useRef(false);
  const [news, setNews] = useState('');
  // A touch shows the buttons, another one hides them.
  const [shown, setShown] = useState(false);
  const minimised = view.minimised && tile.self;

  const isRtl = () => list.current !== null && getComputedStyle(list.current).direction === 'rtl';
  function moveTo(corner: Corner) {
    if (corner === view.corner) return onSettle();
    onChange({ ...view, corner });
    setNews(text.corners[physical(corner, isRtl())]);
  }

  function onKeyDown(event: KeyboardEvent) {
    const corner = cornerByKey(view.corner, event.key, isRtl());
    if (corner === null || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    moveTo(corner);
  }

  function onPointerDown(event: PointerEvent<HTMLDivElement>) {
    const { pointerId, button, clientX: x, clientY: y } = event;
    if (button !== 0) return;
    drag.current = { pointerId, x, y, moved: false };
    wasDragged.current = false;
  }

  function onPointerMove({ currentTarget: over, pointerId, clientX, clientY }: PointerEvent<HTMLDivElement>) {
    const { current } = drag;
    if (current?.pointerId !== pointerId) return;
    const [x, y] = [clientX - current.x, clientY - current.y];
    if (!current.moved && Math.hypot(x, y) < LEAST_DRAG_PX) return;
    if (!current.moved) over.setPointerCapture(pointerId);
    current.moved = true;
    wasDragged.current = true;
    for (const element of [over, list.current?.querySelector<HTMLElement>(':scope > [data-place="corner"]')]) {
      element?.style.setProperty(dragProperty, `${x}px ${y}px`);
    }
  }

  function onPointerEnd({ currentTarget: over, pointerId, pointerType, type, target }: PointerEvent<HTMLDivElement>) {
    const { current } = drag;
    if (current?.pointerId !== pointerId) return;
    drag.current = null;
    if (!current.moved) {
      if (pointerType === 'touch' && target === over) setShown(!shown);
      return;
    }
    const stage = list.current?.getBoundingClientRect();
    if (type === 'pointercancel' || !stage) return onSettle();
    const { left, right, top, bottom } = over.getBoundingClientRect();
    const fromLeft = (left + right) / 2 - stage.left;
    moveTo(nearestCorner({ x: isRtl() ? stage.width - fromLeft : fromLeft, y: (top + bottom) / 2 - stage.top }, stage));
  }

  return (
    <>
      <div
        ref={overRef}
        role="group"
        aria-label={tile.self ? text.self : text.other}
        className="visavis-self-view"
        data-corner={view.corner}
        data-minimised={minimised || undefined}
        data-shown={shown || undefined}
        onKeyDown={onKeyDown}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerEnd}
        onPointerCancel={onPointerEnd}
        onClickCapture={(event) => {
          // The end of a drag over a button is no click on it.
          if (wasDragged.current && event.detail > 0) event.stopPropagation();
        }}
      >
        {!minimised && (
          <>
            <button
              type="button"
              className="visavis-self-view-button"
              aria-label={text.move}
              aria-keyshortcuts="ArrowUp ArrowDown ArrowLeft ArrowRight"
              title={text.moveHint}
              onClick={() => moveTo(nextCorner(view.corner))}
            >
              <Icon shape={moveShape} />
            </button>
            {tile.canSwap && (
              <button
                type="button"
                className="visavis-self-view-button"
                aria-label={text.swap}
                title={text.swap}
                onClick={() => {
                  onChange({ ...view, swapped: !view.swapped });
                  setNews(tile.self ? text.selfIsLarge : text.selfIsSmall);
                }}
              >
                <Icon shape={swapShape} />
              </button>
            )}
          </>
        )}
        {tile.self && (
          <button
            type="button"
            className="visavis-self-view-button"
            aria-label={minimised ? text.restore : text.minimise}
            title={minimised ? text.restore : text.minimise}
            onClick={() => {
              onChange({ ...view, minimised: !minimised });
              setNews(minimised ? text.restored : text.minimised);
            }}
          >
            <Icon shape={minimised ? personShape : minimiseShape} />
          </button>
        )}
      </div>
      <output className="visavis-visually-hidden">{news}</output>
    </>
  );
}

/** A corner as one sees it. */
function physical(corner: Corner, rtl: boolean): 'topLeft' | 'topRight' | 'bottomLeft' | 'bottomRight' {
  const left = corner.endsWith('start') !== rtl;
  return corner.startsWith('top') ? (left ? 'topLeft' : 'topRight') : left ? 'bottomLeft' : 'bottomRight';
}
