/** Up to here nothing is changed. */
const KNEE = 0.8;
/** Nothing comes out louder. */
const CEILING = 0.97;

/** What a sample becomes: the same up to the knee, and from there ever less more. */
function bend(sample: number): number {
  const size = Math.abs(sample);
  if (size <= KNEE) return sample;
  const room = CEILING - KNEE;
  return Math.sign(sample) * (KNEE + room * Math.tanh((size - KNEE) / room));
}

/** Bends what would be clipped, without any delay, as a compressor would have. */
export function createLimiter(context: AudioContext): AudioNode {
  return new WaveShaperNode(context, { curve: Float32Array.from({ length: 4097 }, (_, index) => bend(index / 2048 - 1)) });
}
