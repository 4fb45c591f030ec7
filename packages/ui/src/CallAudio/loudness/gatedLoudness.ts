/** How loud somebody speaks, over a while: by ITU-R BS.1770, without the pauses. */
export interface GatedLoudness {
  /** Takes the next block of weighted audio: its mean square, 1 for full scale. */
  add: (meanSquare: number) => void;
  /** In LUFS; null as long as too little was heard. */
  readonly value: number | null;
}

/** What is softer is no speech, but the noise of a room: it is not counted, and so not made louder. */
const NOISE_LUFS = -55;
/** What is softer than all by so much is a pause. */
const PAUSE_LU = 10;
/** How many blocks are remembered, and how many make a value: with ten in a second, half a minute and one second. */
const MOST_BLOCKS = 300;
const LEAST_BLOCKS = 10;

const toLufs = (meanSquare: number) => -0.691 + 10 * Math.log10(meanSquare);
const toMeanSquare = (lufs: number) => 10 ** ((lufs + 0.691) / 10);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Makes it; nothing was heard yet. */
export function createGatedLoudness(): GatedLoudness {
  const blocks: number[] = [];

  return {
    add(meanSquare) {
      if (!(meanSquare > toMeanSquare(NOISE_LUFS))) return;
      blocks.push(meanSquare);
      if (blocks.length > MOST_BLOCKS) blocks.shift();
    },
    get value() {
      if (blocks.length < LEAST_BLOCKS) return null;
      const pause = toMeanSquare(toLufs(mean(blocks)) - PAUSE_LU);
      return toLufs(mean(blocks.filter((block) => block > pause)));
    },
  };
}
