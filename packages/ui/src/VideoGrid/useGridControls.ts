import { useEffect, useSyncExternalStore } from 'react';
import { createLazyPart, type LazyPart, type LoadError } from '../lazyPart';
import { useEvent } from '../useEvent';
import type * as parts from './gridControls';

export type GridControls = typeof parts;

const gridControls = /* @__PURE__ */ createLazyPart<GridControls>(() => import('./gridControls'));

/** At these it is tried again: the network is back, or the user is. */
const RETRY_EVENTS = ['online', 'focus', 'pointerdown', 'keydown'];

/**
 * The menu of tiles, swiping, and what moves a tile in a corner; null until they are there. They are fetched as soon as the grid
 * is, which is before there is anybody else in it, and if they could not be had again at the next sign of the user or the network.
 *
 * @param onError called once for all attempts
 */
export function useGridControls(
  onError: ((error: LoadError) => void) | undefined,
  part: LazyPart<GridControls> = gridControls,
): GridControls | null {
  const controls = useSyncExternalStore(part.subscribe, part.getSnapshot, () => null);
  const tell = useEvent((error: LoadError) => onError?.(error));
  const isMissing = controls === null;

  useEffect(() => {
    if (!isMissing) return undefined;
    const listeners = new AbortController();
    let isTold = false;
    async function load() {
      const error = await part.load();
      if (!error || isTold || listeners.signal.aborted) return;
      isTold = true;
      tell(error);
    }
    for (const type of RETRY_EVENTS) addEventListener(type, () => void load(), listeners);
    void load();
    return () => listeners.abort();
  }, [isMissing, part, tell]);

  return controls;
}
