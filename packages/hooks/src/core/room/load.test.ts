import { describe, expect, it } from 'vitest';
import { MAX_LOAD_LEVEL, nextLoad, noLoad, underLoad, type Load, type LoadLevel, type LoadSample } from './load';

const CALM: LoadSample = { isCpuLimited: false, latenessMs: 20 };
const LATE: LoadSample = { isCpuLimited: false, latenessMs: 800 };
const CPU: LoadSample = { isCpuLimited: true, latenessMs: 0 };
const BETWEEN: LoadSample = { isCpuLimited: false, latenessMs: 200 };

const after = (from: Load, ...samples: LoadSample[]) => samples.reduce(nextLoad, from);
const times = (count: number, sample: LoadSample) => Array.from({ length: count }, () => sample);

describe('nextLoad', () => {
  it.each<[name: string, samples: LoadSample[], level: LoadLevel]>([
    ['nothing for one late look', [LATE], 0],
    ['a level after two late looks', [LATE, LATE], 1],
    ['a level after two looks at a busy encoder', [CPU, CPU], 1],
    ['nothing for two that were not in a row', [LATE, CALM, LATE, CALM], 0],
    ['another level for every two', times(8, LATE), 4],
    ['no more than all', times(40, CPU), MAX_LOAD_LEVEL],
  ])('gives up %s', (_name, samples, level) => {
    expect(after(noLoad, ...samples).level).toBe(level);
  });

  it.each<[name: string, samples: LoadSample[], level: LoadLevel]>([
    ['nothing back after seven calm looks', times(7, CALM), 3],
    ['a level back after eight', times(8, CALM), 2],
    ['nothing back while it is neither busy nor calm', times(50, BETWEEN), 3],
    ['nothing back where a late look comes in between', [...times(7, CALM), LATE, ...times(7, CALM)], 3],
    ['everything back in the end', times(24, CALM), 0],
    ['no more than everything', times(100, CALM), 0],
  ])('takes %s', (_name, samples, level) => {
    expect(after({ level: 3, streak: 0 }, ...samples).level).toBe(level);
  });
});

describe('underLoad', () => {
  const limits = {
    maxKbps: 1700,
    maxFramesPerSecond: 30,
    maxHeight: 720,
    degradationPreference: 'balanced',
  } as const;

  it.each<[level: LoadLevel, isWatched: boolean, frames: number, lines: number, isPaused: boolean]>([
    [0, true, 30, 720, false],
    [1, true, 20, 720, false],
    [2, true, 15, 720, false],
    [3, true, 15, 480, false],
    [4, true, 10, 360, false],
    [4, false, 10, 360, false],
    [5, true, 10, 360, false],
    [5, false, 10, 360, true],
  ])('at level %i, watched: %s, sends %i frames a second of %i lines, paused: %s', (level, isWatched, frames, lines, isPaused) => {
    expect(underLoad(limits, level, isWatched)).toMatchObject({
      maxFramesPerSecond: frames,
      maxHeight: lines,
      isPaused,
    });
  });

  it('makes what is to stay sharp slower, and not smaller', () => {
    const sharp = { ...limits, degradationPreference: 'maintain-resolution' } as const;
    for (const level of [1, 2, 3, 4, 5] as const) {
      expect(underLoad(sharp, level, true).maxHeight).toBe(sharp.maxHeight);
      expect(underLoad(sharp, level, true).maxFramesPerSecond).toBeLessThan(sharp.maxFramesPerSecond);
    }
  });
});
