import { describe, expect, it } from 'vitest';
import { createGatedLoudness } from './gatedLoudness';
import { nextGain, type HeardAudio } from './levelGain';

/** The mean square of a sine wave with this peak, in decibels below full scale. */
const sine = (db: number) => 10 ** (db / 10) / 2;

/** The loudness after blocks of these levels, in decibels. */
function after(...levels: number[]) {
  const loudness = createGatedLoudness();
  for (const level of levels) loudness.add(sine(level));
  return loudness.value;
}
const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

describe('how loud somebody speaks', () => {
  it('is not known before a second was heard', () => {
    expect(after(...times(9, -20))).toBeNull();
    expect(after(...times(10, -20))).toBeCloseTo(-20 - 3.01 - 0.691, 1);
  });

  it('does not count silence, the noise of a room, nor pauses', () => {
    const spoken = after(...times(50, -20));
    expect(after(...times(200, -60), ...times(200, -Infinity))).toBeNull();
    expect(after(...times(50, -20), ...times(100, -60))).toBe(spoken);
    expect(after(...times(50, -20), ...times(30, -40))).toBeCloseTo(spoken ?? 0, 5);
    expect(after(...times(50, -20), Number.NaN)).toBe(spoken);
  });

  it('forgets what is long ago', () => {
    expect(after(...times(300, -10), ...times(300, -30))).toBe(after(...times(300, -30)));
  });
});

describe('the gain that makes everyone equally loud', () => {
  /** The gain after half a minute of the same. */
  function settle(heard: HeardAudio, before = 0) {
    let gain = before;
    for (let tenth = 0; tenth < 300; tenth++) gain = nextGain(gain, heard, 0.1);
    return gain;
  }

  it.each([-10, -20, -30, -40])('brings %d LUFS to the same loudness', (loudness) => {
    expect(loudness + settle({ loudness, peak: 10 ** ((loudness + 12) / 20) })).toBeCloseTo(-20, 1);
  });

  it('makes nothing so loud that it would be clipped', () => {
    const gain = settle({ loudness: -40, peak: 0.5 });
    expect(0.5 * 10 ** (gain / 20)).toBeLessThanOrEqual(0.9 + 1e-9);
    expect(settle({ loudness: -20, peak: 1 })).toBeCloseTo(0, 5);
  });

  it('stays as it is while nothing is known, and within its bounds', () => {
    expect(nextGain(3, { loudness: null, peak: 0.01 }, 0.1)).toBe(3);
    expect(settle({ loudness: -54, peak: 0.001 })).toBe(24);
    expect(settle({ loudness: 0, peak: 1 })).toBe(-20);
  });

  it('changes slowly, and down sooner than up', () => {
    expect(nextGain(0, { loudness: -40, peak: 0.01 }, 1)).toBe(6);
    expect(nextGain(0, { loudness: 0, peak: 1 }, 1)).toBe(-18);
  });
});
