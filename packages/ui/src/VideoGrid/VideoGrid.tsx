import {
  useEffect,
  useImperativeHandle,
  useRef,
  type ComponentPropsWithRef,
  type CSSProperties,
} from 'react';
import { joinClasses } from '../joinClasses';
import { useLabels } from '../Labels/LabelsProvider';
import type { Labels } from '../locales/en';
import { fitTiles } from './fitTiles';
import { ListContext } from './ListContext';

export interface VideoGridProps extends ComponentPropsWithRef<'ul'> {
  /** Width by height of every tile. @default 16 / 9 */
  aspectRatio?: number | undefined;
  labels?: Partial<Labels['videoGrid']> | undefined;
}

/**
 * The list of participants, as tiles that are as large as the space it is given allows.
 *
 * Its children are `VideoTile`s (or `<li>`s). Give it a height; without one it takes that of its content.
 */
export function VideoGrid({
  aspectRatio = 16 / 9,
  labels,
  children,
  className,
  style,
  ref,
  ...rest
}: VideoGridProps) {
  const text = useLabels('videoGrid', labels);
  const list = useRef<HTMLUListElement>(null);
  useImperativeHandle(ref, () => list.current as HTMLUListElement, []);

  useEffect(() => {
    const element = list.current;
    if (!element) return undefined;
    // Straight to the element: a resize should move the tiles, not render them.
    const layout = () => {
      const gap = Number.parseFloat(getComputedStyle(element).columnGap) || 0;
      const box = { width: element.clientWidth, height: element.clientHeight };
      const width = fitTiles(element.childElementCount, box, aspectRatio, gap);
      if (width > 0) element.style.setProperty('--visavis-tile-width', `${width}px`);
    };
    layout();
    const resizes = new ResizeObserver(layout);
    resizes.observe(element);
    const arrivals = new MutationObserver(layout);
    arrivals.observe(element, { childList: true });
    return () => {
      resizes.disconnect();
      arrivals.disconnect();
    };
  }, [aspectRatio]);

  return (
    <ListContext.Provider value>
      <ul
        aria-label={text.participants}
        {...rest}
        ref={list}
        className={joinClasses('visavis-video-grid', className)}
        style={{ '--visavis-tile-aspect': aspectRatio, ...style } as CSSProperties}
      >
        {children}
      </ul>
    </ListContext.Provider>
  );
}
