import { expect, test } from 'vitest';
import { createQualityControl, qualities, type Quality } from './quality';

const FRAME_MS = 1000 / 15;

/** Draws frames for some seconds, of which each takes `costOf(quality)` milliseconds. */
function draw(control: ReturnType<typeof createQualityControl>, seconds: number, costOf: (quality: Quality) => number, startMs = 0) {
  let quality: Quality | null = qualities[0] ?? null;
  let now = startMs;
  while (quality && now < startMs + seconds * 1000) {
    const from = now;
    now += costOf(quality);
    quality = control.add(from, now);
    // The next frame is there already, or is waited for.
    now = Math.max(now, from + FRAME_MS);
  }
  return { quality, now };
}

test('stays at the best while there is time', () => {
  expect(draw(createQualityControl(), 60, () => 20).quality).toBe(qualities[0]);
});

test('makes fewer masks where one for each frame is too much, and does not give up', () => {
  const { quality } = draw(createQualityControl(), 60, ({ framesPerMask }) => 10 + 80 / framesPerMask);
  expect(quality).toBe(qualities[1]);
});

test('gives up after every step, not before', () => {
  const { quality, now } = draw(createQualityControl(), 60, () => 100);
  expect(quality).toBe(null);
  expect(now).toBeGreaterThan(qualities.length * 3000);
});

test('tries a better one when there is time again', () => {
  const control = createQualityControl();
  const { now } = draw(control, 8, ({ framesPerMask }) => 10 + 80 / framesPerMask);
  expect(draw(control, 60, () => 10, now).quality).toBe(qualities[0]);
});
