import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ARM_MS, watchArmed } from './watchArmed';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A page, in another site's frame or by itself, and whether it is armed. */
function open({ embedded = false, focused = true, visible = true } = {}) {
  const state = { armed: false, focused, visible };
  const sight = new EventTarget();
  const document = Object.assign(sight, { hasFocus: () => state.focused, visibilityState: 'visible' as const });
  Object.defineProperty(document, 'visibilityState', { get: () => (state.visible ? 'visible' : 'hidden') });
  const page = Object.assign(new EventTarget(), { document, parent: null as EventTarget | null });
  page.parent = embedded ? new EventTarget() : page;
  const stop = watchArmed(page, (armed) => {
    state.armed = armed;
  });
  return {
    state,
    stop,
    focus(value: boolean) {
      state.focused = value;
      page.dispatchEvent(new Event(value ? 'focus' : 'blur'));
    },
    show(value: boolean) {
      state.visible = value;
      document.dispatchEvent(new Event('visibilitychange'));
    },
  };
}

it('is armed half a second after the page came to the front, and not before', () => {
  const { state } = open();
  vi.advanceTimersByTime(499);
  expect(state.armed).toBe(false);
  vi.advanceTimersByTime(1);
  expect(state.armed).toBe(true);
});

describe.each([
  { event: 'focus', leave: 'focus' },
  { event: 'sight', leave: 'show' },
] as const)('a page that loses the $event', ({ leave }) => {
  it('is disarmed at once, and starts anew when it is back', () => {
    const page = open();
    vi.advanceTimersByTime(ARM_MS);
    page[leave](false);
    expect(page.state.armed).toBe(false);
    vi.advanceTimersByTime(10 * ARM_MS);
    expect(page.state.armed).toBe(false);
    page[leave](true);
    vi.advanceTimersByTime(499);
    expect(page.state.armed).toBe(false);
    vi.advanceTimersByTime(1);
    expect(page.state.armed).toBe(true);
  });

  it('starts anew in the middle of the half second too', () => {
    const page = open();
    vi.advanceTimersByTime(499);
    page[leave](false);
    page[leave](true);
    vi.advanceTimersByTime(499);
    expect(page.state.armed).toBe(false);
    vi.advanceTimersByTime(1);
    expect(page.state.armed).toBe(true);
  });
});

it('is disarmed by a focus without a blur before it', () => {
  const page = open();
  vi.advanceTimersByTime(ARM_MS);
  page.focus(true);
  expect(page.state.armed).toBe(false);
});

it.each([{ focused: false }, { visible: false }])('is not armed when opened with %o', (given) => {
  const { state } = open(given);
  vi.advanceTimersByTime(10 * ARM_MS);
  expect(state.armed).toBe(false);
});

describe("in another site's frame", () => {
  it('is armed without the focus, and by no press', () => {
    const page = open({ embedded: true, focused: false });
    vi.advanceTimersByTime(499);
    expect(page.state.armed).toBe(false);
    vi.advanceTimersByTime(1);
    expect(page.state.armed).toBe(true);
    page.focus(true);
    expect(page.state.armed).toBe(true);
  });

  it('starts anew when it was hidden', () => {
    const page = open({ embedded: true });
    vi.advanceTimersByTime(ARM_MS);
    page.show(false);
    expect(page.state.armed).toBe(false);
    page.show(true);
    vi.advanceTimersByTime(499);
    expect(page.state.armed).toBe(false);
  });
});

it('tells nothing once it was ended', () => {
  const page = open();
  page.stop();
  vi.advanceTimersByTime(ARM_MS);
  page.focus(true);
  vi.advanceTimersByTime(ARM_MS);
  expect(page.state.armed).toBe(false);
});
