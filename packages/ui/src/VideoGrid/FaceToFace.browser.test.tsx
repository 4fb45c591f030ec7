import { StrictMode } from 'react';
import { expect, onTestFinished, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { page } from 'vitest/browser';
import { ko } from '../locales/ko';
import { LabelsProvider } from '../Labels/LabelsProvider';
import '../styles/index.css';
import { press, typeKeys } from '../testKeys';
import { VideoTile } from '../VideoTile/VideoTile';
import { VideoGrid, type VideoGridProps } from './VideoGrid';

const phone = { width: 390, height: 700 };
const desktop = { width: 1000, height: 600 };

/** The local participant and the named others. */
function call(others: readonly string[], box = desktop, props: VideoGridProps = {}) {
  return (
    <StrictMode>
      <div style={{ inlineSize: box.width, blockSize: box.height }}>
        <VideoGrid {...props}>
          <VideoTile name="Me" self />
          {others.map((name) => (
            <VideoTile key={name} name={name} />
          ))}
        </VideoGrid>
      </div>
    </StrictMode>
  );
}

const tile = (name: string) => page.getByRole('listitem', { name, exact: true });
const rect = (name: string) => tile(name).element().getBoundingClientRect();
const group = () => page.getByRole('group', { name: 'Your video' });
const button = (name: string) => page.getByRole('button', { name, exact: true });
const middle = ({ left, right, top, bottom }: DOMRect) => ({ x: (left + right) / 2, y: (top + bottom) / 2 });

/** In which corner of the list a tile is. */
function cornerOf(name: string): string {
  const at = middle(rect(name));
  const list = middle(page.getByRole('list').element().getBoundingClientRect());
  return `${at.y < list.y ? 'top' : 'bottom'} ${at.x < list.x ? 'left' : 'right'}`;
}

/** Drags by pointer events, as a mouse or a finger makes them. */
function drag(element: Element, by: { x: number; y: number }, end: 'pointerup' | 'pointercancel' = 'pointerup') {
  const from = middle(element.getBoundingClientRect());
  const send = (type: string, x: number, y: number) =>
    element.dispatchEvent(
      new PointerEvent(type, { pointerId: 1, bubbles: true, clientX: from.x + x, clientY: from.y + y }),
    );
  // No pointer is down for the browser itself.
  const capture = vi.spyOn(element, 'setPointerCapture').mockReturnValue();
  onTestFinished(() => capture.mockRestore());
  send('pointerdown', 0, 0);
  send('pointermove', by.x / 2, by.y / 2);
  send('pointermove', by.x, by.y);
  send(end, by.x, by.y);
}

test.each([
  ['desktop', desktop],
  ['phone', phone],
])('of two people the other fills a %s, and the local participant is in a corner of it', async (_, box) => {
  await render(call(['Ada'], box));
  await expect.poll(() => [rect('Ada').width, rect('Ada').height]).toEqual([box.width, box.height]);
  expect(rect('Me').width * rect('Me').height).toBeLessThan(box.width * box.height * 0.1);
  expect(cornerOf('Me')).toBe('bottom right');
  await expect.element(group()).toBeInTheDocument();
  const over = group().element().getBoundingClientRect();
  expect(over.left).toBeCloseTo(rect('Me').left, 0);
  expect(over.width).toBeCloseTo(rect('Me').width, 0);
});

test('what moves it is fetched before anybody comes, and lies over the tile at once', async () => {
  const screen = await render(call([]));
  // The menu comes with it.
  await expect.element(button('Options for Me')).toBeInTheDocument();
  await screen.rerender(call(['Ada']));
  await expect.poll(() => tile('Me').element().getAttribute('data-place')).toBe('corner');
  expect(group().elements()).toHaveLength(1);
});

test('a third makes it a grid, and a screen a stage', async () => {
  const screen = await render(call(['Ada']));
  await expect.element(group()).toBeInTheDocument();
  await screen.rerender(call(['Ada', 'Ben']));
  await expect.poll(() => Math.abs(rect('Me').width - rect('Ada').width)).toBeLessThan(1);
  expect(group().elements()).toEqual([]);
  await screen.rerender(call(['Ada']));
  await expect.poll(() => cornerOf('Me')).toBe('bottom right');
});

test('the focus stays with the tiles when a third takes the buttons away', async () => {
  const screen = await render(call(['Ada']));
  await expect.element(group()).toBeInTheDocument();
  (button('Swap the two videos').element() as HTMLElement).focus();
  await screen.rerender(call(['Ada', 'Ben']));
  await expect.element(page.getByRole('list', { name: 'Participants' })).toHaveFocus();
});

test('the local participant is a tile like the other where that is wanted', async () => {
  await render(call(['Ada'], desktop, { selfView: 'tile' }));
  await expect.poll(() => Math.abs(rect('Me').width - rect('Ada').width)).toBeLessThan(1);
});

test('the arrow keys move it, and tell where it is', async () => {
  await render(call(['Ada']));
  const move = button('Move to the next corner');
  await expect.element(move).toBeInTheDocument();
  (move.element() as HTMLElement).focus();
  await typeKeys('{ArrowUp}');
  await expect.poll(() => cornerOf('Me')).toBe('top right');
  await expect.element(page.getByText('Moved to the top right')).toBeInTheDocument();
  await typeKeys('{ArrowLeft}');
  await expect.poll(() => cornerOf('Me')).toBe('top left');
  await typeKeys('{ArrowDown}');
  await expect.poll(() => cornerOf('Me')).toBe('bottom left');
  await expect.element(move).toHaveFocus();
  await typeKeys('{Enter}');
  await expect.poll(() => cornerOf('Me')).toBe('top left');
});

test('it is dragged to the nearest corner, and back where it was if the drag is broken off', async () => {
  await render(call(['Ada'], phone));
  await expect.poll(() => cornerOf('Me')).toBe('bottom right');
  await expect.element(group()).toBeInTheDocument();
  const home = rect('Me');
  drag(group().element(), { x: -40, y: -80 });
  await expect.poll(() => [rect('Me').left, rect('Me').top]).toEqual([home.left, home.top]);
  drag(group().element(), { x: -200, y: -500 }, 'pointercancel');
  await expect.poll(() => [rect('Me').left, rect('Me').top]).toEqual([home.left, home.top]);
  drag(group().element(), { x: -200, y: -500 });
  await expect.poll(() => cornerOf('Me')).toBe('top left');
  await expect.element(page.getByText('Moved to the top left')).toBeInTheDocument();
});

test('right to left, it begins at the left, and keys and drags mean what one sees', async () => {
  await render(<div dir="rtl">{call(['Ada'])}</div>);
  await expect.poll(() => cornerOf('Me')).toBe('bottom left');
  const move = button('Move to the next corner');
  await expect.element(move).toBeInTheDocument();
  (move.element() as HTMLElement).focus();
  await typeKeys('{ArrowRight}');
  await expect.poll(() => cornerOf('Me')).toBe('bottom right');
  await expect.element(page.getByText('Moved to the bottom right')).toBeInTheDocument();
  drag(group().element(), { x: -700, y: -400 });
  await expect.poll(() => cornerOf('Me')).toBe('top left');
});

test('it is minimised and shown again by one button that keeps the focus', async () => {
  await render(call(['Ada']));
  await press(button('Minimise your video'));
  await expect.poll(() => rect('Me').width).toBe(44);
  await expect.element(page.getByText('Your video is minimised')).toBeInTheDocument();
  await expect.element(button('Show your video')).toHaveFocus();
  expect(button('Swap the two videos').elements()).toEqual([]);
  await expect.element(tile('Me')).toBeInTheDocument();
  await typeKeys('{ArrowUp}');
  await expect.poll(() => cornerOf('Me')).toBe('top right');
  await press(button('Show your video'));
  await expect.poll(() => rect('Me').width).toBeGreaterThan(100);
  await expect.element(button('Minimise your video')).toHaveFocus();
});

test('the two are swapped and swapped back, and the focus stays on the button', async () => {
  await render(call(['Ada']));
  await press(button('Swap the two videos'));
  await expect.poll(() => rect('Me').width).toBe(desktop.width);
  await expect.poll(() => rect('Ada').width).toBeLessThan(300);
  await expect.element(page.getByText('Your video is large')).toBeInTheDocument();
  await expect.element(page.getByRole('group', { name: 'The small video' })).toBeInTheDocument();
  await expect.element(button('Swap the two videos')).toHaveFocus();
  // The other one is not to be put out of sight.
  expect(button('Minimise your video').elements()).toEqual([]);
  await typeKeys('{Enter}');
  await expect.poll(() => rect('Ada').width).toBe(desktop.width);
  await expect.element(page.getByText('Your video is small')).toBeInTheDocument();
});

test('who is pinned is large, and can’t be swapped away', async () => {
  await render(call(['Ada']));
  await press(button('Options for Ada'));
  await press(page.getByRole('menuitem', { name: 'Pin', exact: true }));
  await expect.poll(() => button('Swap the two videos').elements()).toEqual([]);
  expect(rect('Ada').width).toBe(desktop.width);
});

test('bars that cover the edges are left free', async () => {
  await render(call(['Ada'], phone, { style: { scrollPaddingBlock: '60px 80px' } }));
  await expect.poll(() => cornerOf('Me')).toBe('bottom right');
  const list = page.getByRole('list').element().getBoundingClientRect();
  expect(list.bottom - rect('Me').bottom).toBeGreaterThanOrEqual(92);
  await expect.element(group()).toBeInTheDocument();
  (button('Move to the next corner').element() as HTMLElement).focus();
  await typeKeys('{ArrowUp}');
  await expect.poll(() => rect('Me').top - list.top).toBe(72);
});

test('in Korean', async () => {
  await render(<LabelsProvider labels={ko}>{call(['Ada'])}</LabelsProvider>);
  await expect.element(page.getByRole('group', { name: '내 영상' })).toBeInTheDocument();
  await expect.element(button('두 영상 맞바꾸기')).toBeInTheDocument();
});
