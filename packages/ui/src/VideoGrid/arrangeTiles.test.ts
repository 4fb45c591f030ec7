import { describe, expect, it, test } from 'vitest';
import { arrangeTiles, type Arrangement, type Place, type Tiles } from './arrangeTiles';
import type { TileRole } from './tiles';

const boxes = {
  phone: { width: 366, height: 620 },
  'phone on its side': { width: 760, height: 300 },
  tablet: { width: 796, height: 980 },
  desktop: { width: 1416, height: 760 },
};

const alike = (count: number): TileRole[] => Array.from({ length: count }, () => 'small');

function arrange(roles: readonly TileRole[], box: Tiles['box'], more: Partial<Tiles> = {}): Arrangement {
  const tiles = { aspectRatio: 'auto', gap: 12, minTileWidth: 112, page: 0, pagerHeight: 56 } as const;
  const corner = { corner: 'bottom-end', minimised: false, covered: { top: 0, bottom: 0 } } as const;
  return arrangeTiles({ roles, box, ...corner, ...tiles, ...more });
}

const shown = ({ places }: Arrangement): Place[] => places.filter((place) => place !== null);

function expectApart(places: readonly Place[], box: Tiles['box']): void {
  for (const [index, { x, y, width, height }] of places.entries()) {
    expect(x).toBeGreaterThanOrEqual(-0.01);
    expect(y).toBeGreaterThanOrEqual(-0.01);
    expect(x + width).toBeLessThanOrEqual(box.width + 0.01);
    expect(y + height).toBeLessThanOrEqual(box.height + 0.01);
    for (const other of places.slice(index + 1)) {
      const apart =
        other.x >= x + width - 0.01 ||
        x >= other.x + other.width - 0.01 ||
        other.y >= y + height - 0.01 ||
        y >= other.y + other.height - 0.01;
      expect(apart).toBe(true);
    }
  }
}

describe.each(Object.entries(boxes))('on a %s', (_, box) => {
  it.each(Array.from({ length: 16 }, (_unused, index) => index + 1))(
    '%i tiles are all in sight, inside, and apart',
    (count) => {
      const arrangement = arrange(alike(count), box);
      expect(arrangement.pages).toBe(1);
      expect(shown(arrangement)).toHaveLength(count);
      expectApart(shown(arrangement), box);
    },
  );

  it.each([2, 3, 5, 9, 16])('one of %i takes most of the room, the others a strip', (count) => {
    const arrangement = arrange(['large', ...alike(count - 1)], box);
    const [large, ...others] = shown(arrangement);
    expectApart(shown(arrangement), box);
    for (const { width, height } of others) expect(width * height).toBeLessThan(large!.width * large!.height);
    expect(large!.width * large!.height).toBeGreaterThan(box.width * box.height * 0.5);
  });

  it('a hundred tiles are shared out among pages, none lost and none twice', () => {
    const { pages } = arrange(alike(100), box);
    const seen = Array.from({ length: pages }, (_unused, page) => arrange(alike(100), box, { page }));
    const counts = alike(100).map((_tile, index) => seen.filter(({ places }) => places[index]).length);
    expect(new Set(counts)).toEqual(new Set([1]));
    for (const arrangement of seen) {
      expectApart(shown(arrangement), { ...box, height: box.height - 56 });
      for (const { width } of shown(arrangement)) expect(width).toBeGreaterThanOrEqual(112);
    }
  });
});

test('the strip is beside the large one where it is wide, and below it where it is not', () => {
  const large = ['large', 'small', 'small'] as const;
  const [desktop, face] = shown(arrange(large, boxes.desktop));
  expect(face!.x).toBeGreaterThanOrEqual(desktop!.x + desktop!.width);
  const [phone, below] = shown(arrange(large, boxes.phone));
  expect(below!.y).toBeGreaterThanOrEqual(phone!.y + phone!.height);
});

test('the buttons between pages belong to the strip, where it is the strip that has pages', () => {
  const { pages, paged, places } = arrange(['large', ...alike(30)], boxes['phone on its side']);
  expect(pages).toBeGreaterThan(1);
  expect(paged.x).toBeGreaterThan(places[0]!.width);
});

test('two large ones share what is left', () => {
  const [first, second] = shown(arrange(['large', 'large', 'small'], boxes.desktop));
  expect(first!.width).toBeCloseTo(second!.width);
  expect(second!.x).toBeGreaterThan(first!.x);
});

test.each(Object.entries(boxes))('face to face on a %s, one fills it all and the other lies over it', (_, box) => {
  const [large, corner] = shown(arrange(['large', 'corner'], box));
  expect(large).toEqual({ x: 0, y: 0, ...box });
  expectApart([corner!], box);
});

test('a page that is gone is the last one', () => {
  const { page, pages } = arrange(alike(100), boxes.phone, { page: 99 });
  expect(page).toBe(pages - 1);
});

test('a box too small for one tile at its least width still shows one per page, and says how many there are', () => {
  const arrangement = arrange(alike(3), { width: 60, height: 60 }, { pagerHeight: 0 });
  expect(arrangement.pages).toBe(3);
  expect(shown(arrangement)).toHaveLength(1);
});

test('nobody needs no place', () => {
  expect(arrange([], boxes.phone)).toMatchObject({ places: [], page: 0, pages: 1 });
});
