import { expect, test } from 'vitest';
import { initials } from './initials';

test.each([
  ['Ada Lovelace', 'AL'],
  ['ada', 'A'],
  ['Pablo Ruiz y Picasso', 'PP'],
  ['  Grace   Hopper ', 'GH'],
  ['(guest) Ada', 'GA'],
  ['Émile Zola', 'ÉZ'],
  ['홍길동', '길동'],
  ['민수', '민수'],
  ['솔', '솔'],
  ['김 철수', '철수'],
  ['王小明', '王'],
  ['عمر', 'ع'],
  ['👩‍🚀', '👩‍🚀'],
  ['👋🏽 Sam', '👋🏽S'],
  ['🇰🇷', '🇰🇷'],
  ['', ''],
  ['   ', ''],
  ['!!!', ''],
])('of %j are %j', (name, expected) => {
  expect(initials(name)).toBe(expected);
});
