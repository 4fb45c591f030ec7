import type { KeyboardEvent } from 'react';

/**
 * Goes from one of the elements of `selector` to the next by arrow keys, Home and End, and round at the ends. Keys
 * of anything else in there, keys that somebody has answered, and the browser’s own (Alt or ⌘ and ←), are left alone.
 */
export function moveFocus(event: KeyboardEvent<HTMLElement>, selector: string): void {
  const { currentTarget: list, target, key } = event;
  const items = [...list.querySelectorAll<HTMLElement>(selector)];
  const at = items.indexOf(target as HTMLElement);
  if (event.defaultPrevented || event.altKey || event.metaKey || (at < 0 && target !== list)) return;
  const back = Math.max(at, 0) - 1;
  const ahead = at + 1;
  const rtl = getComputedStyle(list).direction === 'rtl';
  const next = {
    ArrowUp: back,
    ArrowDown: ahead,
    ArrowLeft: rtl ? ahead : back,
    ArrowRight: rtl ? back : ahead,
    Home: 0,
    End: -1,
  }[key];
  if (next === undefined) return;
  event.preventDefault();
  items.at(next % items.length)?.focus();
}
