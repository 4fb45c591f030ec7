import { RtcError } from '@visavis/hooks';
import { useEffect, useRef } from 'react';
import { useEvent } from './useEvent';

/** Tells each error once. What is no `RtcError` was told by a component of its own, and has no code to act on. */
export function useErrorReports(
  errors: readonly ({ readonly code: string } | null)[],
  onError: ((error: RtcError) => void) | undefined,
): void {
  const reported = useRef(new WeakSet<RtcError>());
  const report = useEvent((error: RtcError) => onError?.(error));

  useEffect(() => {
    for (const error of errors) {
      if (!(error instanceof RtcError) || reported.current.has(error)) continue;
      reported.current.add(error);
      report(error);
    }
  });
}
