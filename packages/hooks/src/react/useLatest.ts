import { useInsertionEffect, useRef, type RefObject } from 'react';

/**
 * A ref to the value of the last committed render: options are read through it when they are needed, so
 * that an inline object or function never restarts anything.
 */
export function useLatest<T>(value: T): RefObject<T> {
  const ref = useRef(value);
  // Before any other effect of the commit, which may already read it.
  useInsertionEffect(() => {
    ref.current = value;
  });
  return ref;
}
