/** Random numbers from 0 to below 1 that are the same again for the same seed. */
export type Random = () => number;

/** Makes a generator of them (Marsaglia's xorshift with 32 bits): for tests, not for secrets. */
export function createRandom(seed: number): Random {
  // The state must not be 0, and neighbouring seeds must not begin alike.
  let state = Math.imul(seed + 1, 0x9e3779b1) | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** One of `choices`, which must not be empty. */
export function pick<T>(random: Random, choices: readonly T[]): T {
  return choices[Math.floor(random() * choices.length)] as T;
}
