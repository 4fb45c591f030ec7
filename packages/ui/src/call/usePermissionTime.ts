import type { UseUserMediaResult } from '@visavis/hooks';
import { useEffect, useRef, useState } from 'react';

/** How long camera and microphone were waited for the first time, the user's answer included, in ms; null: not asked, or not given yet. */
export function usePermissionTime(status: UseUserMediaResult['status']): number | null {
  const [tookMs, setTookMs] = useState<number | null>(null);
  const since = useRef<number | null>(null);
  useEffect(() => {
    if (status === 'requesting') since.current ??= performance.now();
    else if (status === 'live' && since.current !== null) {
      const took = performance.now() - since.current;
      setTookMs((before) => before ?? took);
    }
  }, [status]);
  return tookMs;
}
