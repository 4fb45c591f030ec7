import type { CreateSegmenter, MaskDetail } from '../segmenter/mask';

/** A segmenter that finds the person in the left half of every picture, and what became of it. */
export interface HalfSegmenter {
  readonly create: CreateSegmenter;
  /** How many masks it made. */
  readonly masks: number;
  /** How finely the last one was to be made. */
  readonly detail: MaskDetail | null;
  /** How many of those that were made are not stopped. */
  readonly running: number;
}

/** Makes it. @param before waited for at each mask, may throw */
export function createHalfSegmenter(before: () => unknown = () => undefined): HalfSegmenter {
  const [width, height] = [32, 18];
  const data = Uint8ClampedArray.from({ length: width * height }, (_, index) => (index % width < width / 2 ? 255 : 0));
  let masks = 0;
  let detail: MaskDetail | null = null;
  let running = 0;
  return {
    get masks() {
      return masks;
    },
    get detail() {
      return detail;
    },
    get running() {
      return running;
    },
    async create() {
      running += 1;
      return {
        async segment(_picture, wanted) {
          await before();
          masks += 1;
          detail = wanted;
          return { width, height, data };
        },
        stop: () => void (running -= 1),
      };
    },
  };
}
