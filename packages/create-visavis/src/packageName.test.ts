import { expect, it } from 'vitest';
import { packageName } from './packageName';

it.each([
  ['tea', 'tea'],
  ['/somewhere/Tea Time/', 'tea-time'],
  ['../.hidden', 'hidden'],
  ['Crème brûlée', 'creme-brulee'],
  ['차 한 잔', 'my-call'],
  ['a'.repeat(300), 'a'.repeat(214)],
])('%s becomes %s', (folder, name) => expect(packageName(folder)).toBe(name));
