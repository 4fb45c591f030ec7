import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import '../styles/index.css';
import { useBars } from './useBars';

function Area({ over, fade = true }: { over: boolean; fade?: boolean }) {
  return (
    <div {...useBars(over, fade)} data-testid="area" className="visavis-call-grid">
      <button type="button">Mute</button>
    </div>
  );
}

/** A phone, whose user wants motion or less of it. */
function phone({ lessMotion = false } = {}) {
  const { matchMedia } = window;
  vi.spyOn(window, 'matchMedia').mockImplementation((query) => {
    const matches = query.includes('hover') || lessMotion;
    return Object.defineProperty(matchMedia(query), 'matches', { value: matches });
  });
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const area = () => document.querySelector<HTMLElement>('[data-testid=area]')!;
const isIdle = () => area().dataset.idle !== undefined;
const touch = () => area().dispatchEvent(new PointerEvent('pointerdown', { pointerType: 'touch', bubbles: true }));
const waitForIdle = () => vi.advanceTimersByTime(10_000);
/** React renders what was set outside its events a little later. */
const becomes = (idle: boolean) => vi.waitFor(() => expect(isIdle()).toBe(idle), { interval: 10 });

test('bars fade while nobody touches them, and return with a touch', async () => {
  phone();
  await render(<Area over />);
  expect(area().dataset.bars).toBe('over');
  waitForIdle();
  await becomes(true);
  touch();
  await becomes(false);
});

test('they stay while a keyboard has the focus in them', async () => {
  phone();
  const screen = await render(<Area over />);
  (screen.getByRole('button').element() as HTMLElement).focus();
  expect(area().querySelector(':focus-visible')).not.toBeNull();
  waitForIdle();
  await screen.rerender(<Area over />);
  expect(isIdle()).toBe(false);
});

test('they stay for who wants less motion, and where they are over nothing', async () => {
  phone({ lessMotion: true });
  const screen = await render(<Area over />);
  waitForIdle();
  await screen.rerender(<Area over />);
  expect(isIdle()).toBe(false);
  vi.restoreAllMocks();
  phone();
  await screen.rerender(<Area over fade={false} />);
  waitForIdle();
  await screen.rerender(<Area over={false} />);
  expect(isIdle()).toBe(false);
  expect(area().dataset.bars).toBeUndefined();
  waitForIdle();
  await screen.rerender(<Area over={false} />);
  expect(isIdle()).toBe(false);
});
