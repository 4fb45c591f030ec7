import { vi } from 'vitest';

/** Waits until `check` no longer throws, for as long as any state may take to come; gives what it returned. */
export function until<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { interval: 5 });
}
