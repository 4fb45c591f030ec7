import { expect } from 'vitest';
import { isSameColor, readPictureColor, type Rgb } from './pictureColor';

/**
 * Waits until a stream shows a colour near its upper left corner. It is read again until it does: a browser may show a black
 * frame, or one more of the track before, when a stream's track changes.
 */
export async function expectColor(stream: MediaStream | (() => MediaStream | null | undefined), color: Rgb): Promise<void> {
  await expect
    .poll(async () => {
      const seen = typeof stream === 'function' ? stream() : stream;
      return seen?.getVideoTracks().length === 1 && isSameColor(await readPictureColor(seen), color);
    })
    .toBe(true);
}
