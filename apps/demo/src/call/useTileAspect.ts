import { useSyncExternalStore } from 'react';

const portrait = '(max-aspect-ratio: 4/5)';

function subscribe(onChange: () => void): () => void {
  const query = matchMedia(portrait);
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}

/** Width by height of the tiles: wide, but on an upright phone the fewer there are, the taller. */
export function useTileAspect(tiles: number): number {
  const isPortrait = useSyncExternalStore(
    subscribe,
    () => matchMedia(portrait).matches,
    () => false,
  );
  if (!isPortrait) return 16 / 9;
  if (tiles === 1) return 3 / 4;
  return tiles === 2 ? 1 : 4 / 3;
}
