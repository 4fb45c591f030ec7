import { useEffect, type RefObject } from 'react';
import { watchShownHeight, type WatchShownHeightOptions } from '../core/media/watchShownHeight';

/** How an element's shown height counts. */
export type UseShownHeightOptions = WatchShownHeightOptions;

/**
 * Tells the room how large somebody's stream is shown, so that they send no more than is seen: fewer lines for a small tile, few
 * for one that is scrolled out of sight, more within a moment when it is enlarged. Of several places the largest counts; a
 * stream that no place says anything about is sent in full. `<Call>` does it by itself.
 *
 * @param shown of the `<video>`, or of what it is in, such as a `VideoTile`
 */
export function useShownHeight(
  shown: RefObject<HTMLElement | null>,
  stream: MediaStream | null,
  { pixelDensity }: UseShownHeightOptions = {},
): void {
  useEffect(() => {
    const element = shown.current;
    // Not by its class: in a window of its own it has another one.
    const video = element?.localName === 'video' ? (element as HTMLVideoElement) : element?.querySelector('video');
    return video && stream ? watchShownHeight(video, stream, { pixelDensity }) : undefined;
  }, [shown, stream, pixelDensity]);
}
