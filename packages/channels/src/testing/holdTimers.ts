import { onTestFinished, vi } from 'vitest';

/** Timers that are set from now on wait for `vi.advanceTimersByTime`, until the test is over: a slow machine is no slow client. */
export function holdTimers(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
}
