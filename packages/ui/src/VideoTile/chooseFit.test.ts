import { expect, test } from 'vitest';
import { chooseFit } from './chooseFit';

const wide = { width: 1280, height: 720 };
const classic = { width: 640, height: 480 };
const upright = { width: 720, height: 1280 };
const phone = { width: 390, height: 760 };

test.each([
  ['a wide video in a wide tile', wide, { width: 640, height: 360 }, 'cover'],
  ['a classic video in a wide tile', classic, { width: 640, height: 360 }, 'cover'],
  ['an upright video in a wide tile', upright, { width: 640, height: 360 }, 'contain'],
  ['an upright video in a square tile', upright, { width: 300, height: 300 }, 'contain'],
  ['an upright video in an upright tile', upright, phone, 'cover'],
  ['a classic video on a phone held upright', classic, { width: 390, height: 620 }, 'cover'],
  ['a wide video on a phone held upright', wide, phone, 'cover'],
  ['a panorama on a phone held upright', { width: 2100, height: 900 }, phone, 'contain'],
  ['a wide video in a tile of 3 by 4', wide, { width: 300, height: 400 }, 'cover'],
  ['a video without a size yet', { width: 0, height: 0 }, wide, 'cover'],
  ['a tile without a size yet', wide, { width: 0, height: 0 }, 'cover'],
] as const)('%s', (_, video, tile, fit) => {
  expect(chooseFit(video, tile)).toBe(fit);
});
