import { useState, type KeyboardEvent, type RefObject } from 'react';
import { Icon } from '../Icon/Icon';
import { minimiseShape, moveShape, personShape, swapShape } from '../Icon/shapes';
import { useComponentLabels } from '../Labels/useComponentLabels';
import type { Labels } from '../locales/en';
import { selfView } from '../locales/en/selfView';
import { useBeforePaint } from '../useBeforePaint';
import { cornerByKey, nextCorner } from './cornerMoves';
import type { Corner } from './corners';
import { useCornerDrag } from './useCornerDrag';
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
  overRef: RefObject<HTMLFieldSetElement | null>;
  tile: CornerTile;
  view: CornerView;
  onChange: (view: CornerView) => void;
  /** Puts the tile back that was dragged. */
  onSettle: () => void;
  labels?: Partial<Labels['selfView']> | undefined;
}

/**
 * Lies over the tile in the corner: drag it to another one, or use its buttons; the arrow keys move it too. It stands in
 * no tile, so that it stays, and keeps the focus, when the two are swapped.
 */
export function SelfView({ list, overRef, tile, view, onChange, onSettle, labels }: SelfViewProps) {
  const text = useComponentLabels('selfView', selfView, labels);
  const [news, setNews] = useState('');
  // Where nothing hovers, a press shows the buttons, and another one hides them.
  const [shown, setShown] = useState(false);
  const minimised = view.minimised && tile.self;

  // Somebody comes, and with the corner go the buttons: the focus stays with the tiles.
  useBeforePaint(() => {
    const [over, tiles] = [overRef.current, list.current];
    return () => {
      if (!tiles || !over?.contains(over.ownerDocument.activeElement)) return;
      tiles.tabIndex = -1;
      tiles.focus({ preventScroll: true });
    };
  }, [overRef, list]);

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

  useCornerDrag(overRef, list, { onDrop: moveTo, onCancel: onSettle, onTap: () => setShown(!shown) });

  return (
    <>
      <fieldset
        ref={overRef}
        aria-label={tile.self ? text.self : text.other}
        className="visavis-self-view"
        data-corner={view.corner}
        data-minimised={minimised || undefined}
        data-shown={shown || undefined}
      >
        {!minimised && (
          <>
            <button
              type="button"
              className="visavis-self-view-button"
              onKeyDown={onKeyDown}
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
                onKeyDown={onKeyDown}
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
            onKeyDown={onKeyDown}
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
      </fieldset>
      <output className="visavis-visually-hidden">{news}</output>
    </>
  );
}

/** A corner as one sees it. */
function physical(corner: Corner, rtl: boolean): 'topLeft' | 'topRight' | 'bottomLeft' | 'bottomRight' {
  const left = corner.endsWith('start') !== rtl;
  return corner.startsWith('top') ? (left ? 'topLeft' : 'topRight') : left ? 'bottomLeft' : 'bottomRight';
}
