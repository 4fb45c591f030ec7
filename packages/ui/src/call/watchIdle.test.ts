import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchIdle } from './watchIdle';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function watch({ touch = true, mayIdle = () => true }: { touch?: boolean; mayIdle?: () => boolean } = {}) {
  const area = new EventTarget();
  const changes: boolean[] = [];
  const stop = watchIdle(area, { onChange: (idle) => changes.push(idle), mayIdle, touch });
  const send = (type: string, pointerType?: string) => area.dispatchEvent(Object.assign(new Event(type, { cancelable: true }), { pointerType }));
  return { changes, send, stop };
}

test('is idle some seconds after the last touch, and not any more with the next', () => {
  const { changes, send } = watch();
  vi.advanceTimersByTime(9_000);
  send('pointerdown', 'touch');
  vi.advanceTimersByTime(4_999);
  expect(changes).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(changes).toEqual([true]);
  send('pointerdown', 'touch');
  expect(changes).toEqual([true, false]);
  vi.advanceTimersByTime(5_000);
  expect(changes).toEqual([true, false, true]);
});

test.each([
  ['keydown', undefined],
  ['pointerdown', 'mouse'],
  ['pointermove', 'mouse'],
])('is never idle after %s (%s), until it is touched', (type, pointerType) => {
  const { changes, send } = watch();
  vi.advanceTimersByTime(10_000);
  send(type, pointerType);
  vi.advanceTimersByTime(60_000);
  expect(changes).toEqual([true, false]);
  send('pointerdown', 'touch');
  vi.advanceTimersByTime(5_000);
  expect(changes).toEqual([true, false, true]);
});

test('the touch that ends it presses nothing, the next one does', () => {
  const { send } = watch();
  const pressed = () => send('click');
  expect(pressed()).toBe(true);
  vi.advanceTimersByTime(10_000);
  send('pointerdown', 'touch');
  expect(pressed()).toBe(false);
  send('pointerdown', 'touch');
  expect(pressed()).toBe(true);
});

test('is never idle without touch', () => {
  const { changes } = watch({ touch: false });
  vi.advanceTimersByTime(60_000);
  expect(changes).toEqual([]);
});

test('waits while it may not, and comes back when something gets the focus', () => {
  let may = false;
  const { changes, send } = watch({ mayIdle: () => may });
  vi.advanceTimersByTime(20_000);
  expect(changes).toEqual([]);
  may = true;
  vi.advanceTimersByTime(5_000);
  expect(changes).toEqual([true]);
  send('focusin');
  expect(changes).toEqual([true, false]);
});

test('leaves nothing behind', () => {
  const { changes, send, stop } = watch();
  stop();
  send('pointerdown', 'touch');
  expect(vi.getTimerCount()).toBe(0);
  expect(changes).toEqual([]);
});
