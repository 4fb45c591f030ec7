import { moveSpotlight, noSpotlight, type Spotlight } from './spotlight';
import type { LayoutTile } from './tiles';

/** Who has the spotlight, as time goes by. */
export interface SpotlightStore {
  /** Tells it who may have the spotlight, and who speaks. */
  update(tiles: readonly LayoutTile[]): void;
  getCurrent(): string | null;
  subscribe(onChange: () => void): () => void;
}

/** It waits only while somebody subscribes. */
export function createSpotlight(): SpotlightStore {
  const listeners = new Set<() => void>();
  let spotlight: Spotlight<string> = noSpotlight;
  let tiles: readonly LayoutTile[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  function move() {
    clearTimeout(timer);
    const now = performance.now();
    const step = moveSpotlight(spotlight, tiles, now);
    const moved = step.spotlight.current !== spotlight.current;
    ({ spotlight } = step);
    if (step.nextMs !== null && listeners.size > 0) timer = setTimeout(move, step.nextMs - now);
    if (moved) for (const listener of listeners) listener();
  }

  return {
    update(next) {
      tiles = next;
      move();
    },
    getCurrent: () => spotlight.current,
    subscribe(onChange) {
      listeners.add(onChange);
      return () => {
        listeners.delete(onChange);
        if (listeners.size === 0) clearTimeout(timer);
      };
    },
  };
}
