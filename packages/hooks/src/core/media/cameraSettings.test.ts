import { expect, test } from 'vitest';
import { refusalOf } from './adjustCamera';
import { readCapabilities } from './cameraSettings';

test('takes what can be set, and nothing else', () => {
  expect(
    readCapabilities({
      deviceId: 'rear',
      width: { min: 1, max: 1920 },
      zoom: { min: 1, max: 8, step: 0.1 },
      torch: true,
      exposureMode: ['continuous', 'manual'],
      focusMode: ['continuous'],
    }),
  ).toEqual({ zoom: { min: 1, max: 8, step: 0.1 }, torch: true, exposureMode: ['continuous', 'manual'] });
  expect(readCapabilities({})).toEqual({});
});

test.each([
  ['a range without a step', { pan: { min: -100, max: 100 } }, { pan: { min: -100, max: 100, step: 2 } }],
  ['a range of one value', { zoom: { min: 1, max: 1, step: 1 } }, {}],
  ['a range that is none', { zoom: 3, tilt: { min: '0', max: 5 } }, {}],
  ['a light that can be on and off', { torch: [false, true] }, { torch: true }],
  ['no light', { torch: false }, {}],
  ['no modes', { exposureMode: [] }, {}],
])('reads %s', (_what, told, expected) => {
  expect(readCapabilities(told)).toEqual(expected);
});

test.each([
  ['a value in the range', { zoom: 2 }, null],
  ['an end of the range', { zoom: 8 }, null],
  ['nothing', { zoom: undefined }, null],
  ['a value beyond it', { zoom: 9 }, 'overconstrained'],
  ['no number', { zoom: Number.NaN }, 'overconstrained'],
  ['the light', { torch: false }, null],
  ['a mode that is there', { exposureMode: 'manual' }, null],
  ['a mode that is not', { exposureMode: 'none' }, 'overconstrained'],
  ['what the camera has not', { pan: 0 }, 'not-supported'],
  ['one of two that it has not', { zoom: 2, tilt: 0 }, 'not-supported'],
])('judges %s', (_what, wanted, code) => {
  const capabilities = { zoom: { min: 1, max: 8, step: 0.1 }, torch: true, exposureMode: ['continuous', 'manual'] } as const;
  expect(refusalOf(wanted, capabilities)?.code ?? null).toBe(code);
});
