import { expect, test } from 'vitest';
import { createMaskSmoothing } from './maskSmoothing';

const mask = (...values: number[]) => ({ width: values.length, height: 1, data: Uint8ClampedArray.from(values) });

test('makes a soft edge of what the model is not sure of', () => {
  const [sure, unsure, not] = createMaskSmoothing()(mask(255, 140, 0));
  expect([sure, not]).toEqual([255, 0]);
  expect(unsure).toBeGreaterThan(64);
  expect(unsure).toBeLessThan(192);
});

test('lets flicker in slowly and movement at once', () => {
  const smooth = createMaskSmoothing();
  smooth(mask(140, 0));
  const [flicker = 0, movement] = smooth(mask(170, 255));
  const [settled = 0] = createMaskSmoothing()(mask(170, 255));
  expect(flicker).toBeLessThan(settled);
  expect(movement).toBe(255);
  for (let round = 0; round < 20; round += 1) smooth(mask(170, 255));
  expect(Math.abs((smooth(mask(170, 255))[0] ?? 0) - settled)).toBeLessThanOrEqual(2);
});

test('starts anew with a mask of another size', () => {
  const smooth = createMaskSmoothing();
  smooth(mask(255));
  expect([...smooth(mask(0, 255))]).toEqual([0, 255]);
});
