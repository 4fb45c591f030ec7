import { expect, test } from 'vitest';
import { createQualityControl, qualities, type Quality } from './quality';

const FRAME_MS = 1000 / 15;

/** Draws frames for some seconds, of which each takes `costOf(quality)` milliseconds; `steps` are the qualities that were used. */
function draw(control: ReturnType<typeof createQualityControl>, seconds: number, costOf: (quality: Quality) => number, startMs = 0) {
  let quality: Quality | null = qualities[control.step] ?? null;
  let now = startMs;
  const steps: Quality[] = [];
  while (quality && now < startMs + seconds * 1000) {
    if (steps.at(-1) !== quality) steps.push(quality);
    const from = now;
    now += costOf(quality);
    quality = control.add(from, now);
    // The next frame is there already, or is waited for.
    now = Math.max(now, from + FRAME_MS);
  }
  return { quality, now, steps };
}

/** What a frame costs where a coarse mask takes so long: a third of a fine one. */
const masksOf =
  (coarseMs: number) =>
  ({ detail, framesPerMask }: Quality) =>
    5 + (detail === 'fine' ? coarseMs * 3 : coarseMs) / framesPerMask;

test('the mask gets coarser before it is made less often', () => {
  expect(qualities).toEqual([
    { detail: 'fine', framesPerMask: 1 },
    { detail: 'coarse', framesPerMask: 1 },
    { detail: 'coarse', framesPerMask: 2 },
    { detail: 'coarse', framesPerMask: 4 },
  ]);
});

test('stays at the best while there is time', () => {
  expect(draw(createQualityControl(), 60, masksOf(12)).steps).toEqual(qualities.slice(0, 1));
});

test('makes coarser masks where fine ones are too much, and stays with them', () => {
  expect(draw(createQualityControl(), 120, masksOf(30)).steps).toEqual(qualities.slice(0, 2));
});

test('makes fewer masks where coarse ones are too much as well, and does not give up', () => {
  expect(draw(createQualityControl(), 120, masksOf(80)).steps).toEqual(qualities.slice(0, 3));
});

test('gives up after every step, not before', () => {
  const { quality, now, steps } = draw(createQualityControl(), 60, () => 100);
  expect(quality).toBe(null);
  expect(steps).toEqual(qualities);
  expect(now).toBeGreaterThan(qualities.length * 3000);
});

test('tries a better one when there is time again', () => {
  const control = createQualityControl();
  const { now } = draw(control, 12, masksOf(80));
  expect(control.step).toBe(2);
  expect(draw(control, 60, masksOf(10), now).steps).toEqual([qualities[2], qualities[1], qualities[0]]);
});

test('starts with what the machine could do before', () => {
  const control = createQualityControl(2);
  expect(control.step).toBe(2);
  expect(draw(control, 10, masksOf(80)).steps).toEqual([qualities[2]]);
});
