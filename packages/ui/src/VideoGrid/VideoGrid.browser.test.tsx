import { createRef, StrictMode } from 'react';
import { describe, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { page } from 'vitest/browser';
import '../styles/index.css';
import { press, typeKeys } from '../testKeys';
import { VideoTile, type VideoTileProps } from '../VideoTile/VideoTile';
import { VideoGrid, type VideoGridProps } from './VideoGrid';

const many = (count: number) => Array.from({ length: count }, (_, index) => `P${index}`);

interface Box {
  width: number;
  height: number;
}

const grid = (
  tiles: readonly (string | VideoTileProps)[],
  box: Box,
  props: VideoGridProps = { aspectRatio: 16 / 9 },
) => (
  <StrictMode>
    <div style={{ inlineSize: box.width, blockSize: box.height }}>
      <VideoGrid {...props} style={{ gap: 0, ...props.style }}>
        {tiles.map((tile) => (typeof tile === 'string' ? { name: tile } : tile)).map((tile) => (
          <VideoTile key={`${tile.name}${tile.source}`} {...tile} />
        ))}
      </VideoGrid>
    </div>
  </StrictMode>
);

const rect = (name: string) =>
  page.getByRole('listitem', { name, exact: true }).element().getBoundingClientRect();

test('tiles are as large as the box allows at once, and stay so when it or their number changes', async () => {
  const screen = await render(grid(['Ada'], { width: 320, height: 360 }));
  expect(rect('Ada').width).toBe(320);

  await screen.rerender(grid(['Ada', 'Grace'], { width: 320, height: 360 }));
  await expect.poll(() => rect('Ada').width).toBe(320);

  await screen.rerender(grid(['Ada', 'Grace', 'Alan'], { width: 320, height: 360 }));
  await expect.poll(() => rect('Ada').width).toBe(213);

  await screen.rerender(grid(['Ada', 'Grace', 'Alan'], { width: 320, height: 540 }));
  await expect.poll(() => rect('Ada').width).toBe(320);
});

const sizes = {
  phone: { width: 366, height: 640 },
  tablet: { width: 796, height: 980 },
  desktop: { width: 1416, height: 740 },
};

describe.each(Object.entries(sizes))('on a %s', (_, box) => {
  test.each([1, 2, 3, 5, 9, 16])('%i tiles are in sight the moment they are there', async (count) => {
    const screen = await render(grid(many(count), box, { style: { gap: 12 } }));
    const list = screen.getByRole('list', { name: 'Participants' }).element().getBoundingClientRect();
    const tiles = screen.getByRole('listitem').elements().map((tile) => tile.getBoundingClientRect());
    expect(tiles).toHaveLength(count);
    for (const tile of tiles) {
      expect(tile.left).toBeGreaterThanOrEqual(list.left);
      expect(tile.top).toBeGreaterThanOrEqual(list.top);
      expect(tile.right).toBeLessThanOrEqual(list.right + 1);
      expect(tile.bottom).toBeLessThanOrEqual(list.bottom + 1);
      expect(tile.width).toBeGreaterThanOrEqual(112);
    }
  });
});

test('a screen that somebody shares is large, one of one’s own is not', async () => {
  const box = { width: 800, height: 450 };
  const screen = await render(grid(['Ada', { name: 'Grace', source: 'screen' }], box, {}));
  expect(rect('Grace’s screen').width).toBeGreaterThan(500);
  expect(rect('Ada').width).toBeLessThan(200);
  expect(rect('Ada').left).toBeGreaterThanOrEqual(rect('Grace’s screen').right);

  await screen.rerender(grid(['Ada', { name: 'Grace', source: 'screen', self: true }], box, {}));
  await expect.poll(() => rect('Ada').width).toBeGreaterThan(350);
});

test('the spotlight is on the participant who spoke last for a while', async () => {
  const box = { width: 800, height: 450 };
  const people = (...speaking: string[]) =>
    ['Me', 'Ada', 'Grace'].map((name) => ({ name, self: name === 'Me', speaking: speaking.includes(name) }));
  const large = () =>
    ['Me', 'Ada', 'Grace'].filter((name) => rect(name).width > 400);
  const screen = await render(grid(people(), box, { layout: 'spotlight' }));
  expect(large()).toEqual(['Ada']);
  await screen.rerender(grid(people('Grace'), box, { layout: 'spotlight' }));
  await expect.poll(large).toEqual(['Grace']);
  await screen.rerender(grid(people('Grace', 'Ada', 'Me'), box, { layout: 'spotlight' }));
  await screen.rerender(grid(people(), box, { layout: 'spotlight' }));
  await expect.poll(large).toEqual(['Grace']);
});

test('a tile is pinned and let go in its menu, and the focus stays on the button', async () => {
  const screen = await render(grid(['Ada', 'Grace'], { width: 800, height: 450 }, {}));
  const button = screen.getByRole('button', { name: 'Options for Grace' });
  await press(button);
  await press(screen.getByRole('menuitem', { name: 'Pin', exact: true }));
  await expect.poll(() => rect('Grace').width).toBeGreaterThan(500);
  await expect.element(screen.getByRole('listitem', { name: 'Grace' })).toHaveAttribute('data-pinned');
  await expect.element(button).toHaveFocus();

  await typeKeys('{Enter}');
  await expect.element(screen.getByRole('menuitem', { name: 'Unpin' })).toHaveFocus();
  await typeKeys('{Enter}');
  await expect.poll(() => rect('Grace').width).toBeLessThan(450);
});

test('more tiles than fit are on pages, which the keyboard turns; all stay in the list', async () => {
  const screen = await render(grid(many(30), { width: 300, height: 300 }, { style: { gap: 8 } }));
  expect(screen.getByRole('listitem').elements()).toHaveLength(30);
  const pages = screen.getByRole('navigation', { name: 'Pages of participants' });
  await expect.element(pages).toHaveTextContent('1 of 5');
  const list = screen.getByRole('list', { name: 'Participants' });
  await expect.element(list).toHaveAttribute('data-layout', 'auto');
  await expect.element(list).toHaveAttribute('data-page', '0');
  const box = screen.getByRole('list').element().getBoundingClientRect();
  const bar = pages.element().getBoundingClientRect();
  expect(bar.bottom).toBeCloseTo(box.bottom, 0);
  expect(bar.left).toBeCloseTo(box.left, 0);

  const next = screen.getByRole('button', { name: 'Next page' });
  expect(rect('P0').width).toBeGreaterThan(100);
  (next.element() as HTMLElement).focus();
  await typeKeys('{Enter}');
  await expect.element(pages).toHaveTextContent('2 of 5');
  await expect.element(list).toHaveAttribute('data-page', '1');
  expect(rect('P0').width).toBe(1);
  expect(rect('P6').width).toBeGreaterThan(100);
  await typeKeys('{Enter}{Enter}{Enter}{Enter}{Enter}');
  await expect.element(pages).toHaveTextContent('5 of 5');
  await expect.element(next).toHaveFocus();
  await expect.element(next).toHaveAttribute('aria-disabled', 'true');

  await screen.rerender(grid(many(2), { width: 300, height: 300 }));
  await expect.poll(() => rect('P0').width).toBe(266);
  expect(screen.getByRole('navigation').elements()).toEqual([]);
});

test('a finger swiped sideways turns the page, and nothing else does', async () => {
  const screen = await render(grid(many(30), { width: 300, height: 300 }));
  const list = screen.getByRole('list', { name: 'Participants' });
  await expect.element(list).toHaveAttribute('data-page', '0');
  await expect.poll(() => getComputedStyle(list.element()).touchAction).toBe('pan-y pinch-zoom');
  const send = (type: string, x: number, y: number, more: PointerEventInit = {}) => {
    const init = { pointerId: 7, pointerType: 'touch', isPrimary: true, bubbles: true, clientX: x, clientY: y, ...more };
    screen.getByRole('listitem').first().element().dispatchEvent(new PointerEvent(type, init));
  };
  const swipe = (x: number, y = 0, more: PointerEventInit = {}) => {
    send('pointerdown', 150, 150, more);
    send('pointerup', 150 + x, 150 + y, more);
  };
  swipe(-80, 10);
  await expect.element(list).toHaveAttribute('data-page', '1');
  // Too short, scrolled, by a mouse, taken over by the browser, pinched, in a menu: none of these turns a page.
  swipe(-30);
  swipe(-80, 70);
  swipe(-80, 0, { pointerType: 'mouse' });
  send('pointerdown', 150, 150);
  send('pointercancel', 150, 150);
  send('pointerup', 60, 150);
  send('pointerdown', 150, 150);
  send('pointerdown', 200, 150, { pointerId: 8, isPrimary: false });
  send('pointerup', 60, 150);
  const menu = document.querySelector('.visavis-menu') as HTMLElement;
  for (const [type, x] of [['pointerdown', 150], ['pointerup', 60]] as const) {
    const init = { pointerId: 7, pointerType: 'touch', isPrimary: true, bubbles: true, clientX: x, clientY: 150 };
    menu.dispatchEvent(new PointerEvent(type, init));
  }
  swipe(80);
  await expect.element(list).toHaveAttribute('data-page', '0');
  // There is nothing before the first.
  swipe(80);
  swipe(-80);
  await expect.element(list).toHaveAttribute('data-page', '1');

  await screen.rerender(<div dir="rtl">{grid(many(30), { width: 300, height: 300 })}</div>);
  await expect.element(list).toHaveAttribute('data-page', '0');
  swipe(80);
  await expect.element(list).toHaveAttribute('data-page', '1');
  await screen.rerender(<div dir="rtl">{grid(many(2), { width: 300, height: 300 })}</div>);
  await expect.poll(() => getComputedStyle(list.element()).touchAction).toBe('auto');
});

test('a page’s own style sheet may arrange the tiles', async () => {
  const screen = await render(grid(['Ada'], { width: 320, height: 360 }, { style: { display: 'grid' } }));
  await expect.element(screen.getByRole('list')).not.toHaveAttribute('data-arranged');
  expect(getComputedStyle(screen.getByRole('listitem').element()).position).toBe('relative');
});

test('right to left, the first tile is on the right', async () => {
  await render(<div dir="rtl">{grid(['Ada', 'Grace'], { width: 640, height: 180 })}</div>);
  expect(rect('Ada').left).toBeGreaterThan(rect('Grace').left);
});

test('tiles without a menu', async () => {
  const screen = await render(grid(['Ada'], { width: 320, height: 180 }, { menu: false }));
  expect(screen.getByRole('button').elements()).toEqual([]);
});

test('is a list with a name, and hands out its element', async () => {
  const ref = createRef<HTMLUListElement>();
  const screen = await render(<VideoGrid ref={ref} className="mine" labels={{ participants: 'Faces' }} />);
  const list = screen.getByRole('list', { name: 'Faces' });
  await expect.element(list).toHaveClass('visavis-video-grid', 'mine');
  expect(ref.current).toBe(list.element());
});

test('places its tiles without ResizeObserver', async () => {
  vi.stubGlobal('ResizeObserver', undefined);
  const screen = await render(
    <VideoGrid style={{ blockSize: 300 }}>
      <VideoTile name="Ada" />
    </VideoGrid>,
  );
  vi.unstubAllGlobals();
  await expect.element(screen.getByRole('listitem', { name: 'Ada' })).toHaveAttribute('data-place');
});
