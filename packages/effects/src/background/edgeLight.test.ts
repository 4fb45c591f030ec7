import { expect, test } from 'vitest';
import { edgeLight } from './edgeLight';

const [width, height] = [256, 144];

/** The light on one line of a mask. */
function lightOn(isPerson: (x: number, y: number) => boolean, line = height / 2): number[] {
  const alpha = Uint8ClampedArray.from({ length: width * height }, (_, index) =>
    isPerson(index % width, Math.floor(index / width)) ? 255 : 0,
  );
  const light = new Uint8ClampedArray(alpha.length);
  edgeLight(alpha, width, light);
  return [...light.subarray(line * width, (line + 1) * width)];
}

test("falls on the person's edge, less and less further in, and not on the background", () => {
  const light = lightOn((x) => x < 128);
  expect(light.slice(128).every((value) => value === 0)).toBe(true);
  expect(light[127]).toBeGreaterThan(100);
  expect(light.slice(120, 128)).toEqual(light.slice(120, 128).toSorted((a, b) => a - b));
  expect(light.slice(0, 120).every((value) => value === 0)).toBe(true);
});

test('falls from above and below as well', () => {
  const isPerson = (_x: number, y: number) => y >= 40 && y < 100;
  expect(lightOn(isPerson, 40)[128]).toBeGreaterThan(100);
  expect(lightOn(isPerson, 99)[128]).toBeGreaterThan(100);
  expect(lightOn(isPerson, 70)[128]).toBe(0);
});

test('is nowhere where there is nobody, or nothing but a person, whom the frame cuts off', () => {
  expect(Math.max(...lightOn(() => false))).toBe(0);
  expect(Math.max(...lightOn(() => true))).toBe(0);
});
