import { vi } from 'vitest';

/** Waits until `check` no longer throws, with patience for a busy machine; gives what it returned. */
export function until<T>(check: () => T | Promise<T>, timeout = 4000): Promise<T> {
  return vi.waitFor(check, { timeout, interval: 5 });
}
