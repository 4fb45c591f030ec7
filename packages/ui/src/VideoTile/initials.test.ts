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
  ['홍길동 님', '길동'],
  ['王小明', '小明'],
  ['山田太郎', '太郎'],
  ['山田 花子', '花子'],
  ['Dr. Ada Byron', 'AB'],
  ['Prof. Dr. Grace Hopper', 'GH'],
  ['dr Ada Byron', 'AB'],
  ['Martin Luther King Jr.', 'MK'],
  ['J. R. Hartley', 'JH'],
  ['Dr.', 'D'],
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
