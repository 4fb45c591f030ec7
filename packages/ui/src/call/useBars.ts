import { useEffect, useRef, useState, type RefObject } from 'react';
import { watchIdle } from './watchIdle';

/** For the element that holds the bars and what they belong to. */
export interface Bars {
  ref: RefObject<HTMLDivElement | null>;
  'data-bars': 'over' | undefined;
  'data-idle': true | undefined;
}

/**
 * Bars that lie over the video on a phone, fade while nobody touches it, and return with a touch. They stay while something
 * has the focus of a keyboard, while a menu or a dialog is open, and for who wants less motion.
 *
 * @param over whether there is something to see under them: one large video
 * @param fade whether that is somebody else's
 */
export function useBars(over: boolean, fade: boolean): Bars {
  const ref = useRef<HTMLDivElement>(null);
  const [idle, setIdle] = useState(false);
  useEffect(() => {
    const area = ref.current;
    if (!over || !fade || !area) return undefined;
    const stop = watchIdle(area, {
      onChange: setIdle,
      mayIdle: () => !matchMedia('(prefers-reduced-motion: reduce)').matches && area.querySelector(busy()) === null,
      touch: matchMedia('(hover: none)').matches,
    });
    return () => {
      stop();
      setIdle(false);
    };
  }, [over, fade]);
  return { ref, 'data-bars': over ? 'over' : undefined, 'data-idle': (over && idle) || undefined };
}

/** A browser without popovers does not know their selector. */
function busy(): string {
  const popovers = globalThis.CSS?.supports?.('selector(:popover-open)') ? ', :popover-open' : '';
  return `:focus-visible, dialog[open]${popovers}`;
}
