import { expect, test } from 'vitest';
import { assignRoles, type RoleOptions } from './assignRoles';
import type { LayoutTile } from './tiles';

const me: LayoutTile = { id: 'me', self: true };
const ada: LayoutTile = { id: 'ada' };
const ben: LayoutTile = { id: 'ben' };
const slides: LayoutTile = { id: 'slides', source: 'screen' };
const mine: LayoutTile = { id: 'mine', source: 'screen', self: true };

const roles = (tiles: readonly LayoutTile[], options: Partial<RoleOptions<string>> = {}) =>
  assignRoles(tiles, { layout: 'auto', spotlight: null, faceToFace: true, swapped: false, ...options });

test.each<[string, LayoutTile[], Partial<RoleOptions<string>>, string[]]>([
  ['one', [me], {}, ['small']],
  ['two: the other is large', [me, ada], {}, ['corner', 'large']],
  ['two, in any order', [ada, me], {}, ['large', 'corner']],
  ['two, swapped', [me, ada], { swapped: true }, ['large', 'corner']],
  ['two, swapped and pinned: the pin wins', [me, { ...ada, pinned: true }], { swapped: true }, ['corner', 'large']],
  ['two in the spotlight', [me, ada], { layout: 'spotlight', spotlight: 'ada' }, ['corner', 'large']],
  ['two in a grid', [me, ada], { layout: 'grid' }, ['small', 'small']],
  ['two, with the local participant as a tile', [me, ada], { faceToFace: false }, ['small', 'small']],
  ['two who are both others', [ada, ben], {}, ['small', 'small']],
  ['three', [me, ada, ben], {}, ['small', 'small', 'small']],
  ['a screen of somebody', [me, ada, slides], {}, ['small', 'small', 'large']],
  ['a screen of somebody who has no camera tile', [me, slides], {}, ['small', 'large']],
  ['one’s own screen', [me, mine, ada], {}, ['small', 'small', 'small']],
  ['a pin goes before a screen', [me, { ...ada, pinned: true }, slides], {}, ['small', 'large', 'small']],
  ['a screen in a grid', [me, ada, slides], { layout: 'grid' }, ['small', 'small', 'small']],
  ['the spotlight', [me, ada, ben], { layout: 'spotlight', spotlight: 'ben' }, ['small', 'small', 'large']],
])('%s', (_, tiles, options, expected) => {
  expect(roles(tiles, options)).toEqual(expected);
});
