import { useCallback, useInsertionEffect, useRef } from 'react';

/**
 * A function that stays the same, and does what `handle` did when it was rendered last; to be called by listeners and
 * effects, not while rendering.
 */
export function useEvent<Args extends unknown[], Result>(handle: (...args: Args) => Result): (...args: Args) => Result {
  const latest = useRef(handle);
  useInsertionEffect(() => void (latest.current = handle));
  return useCallback((...args: Args) => latest.current(...args), []);
}
