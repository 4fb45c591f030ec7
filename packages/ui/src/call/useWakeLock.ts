import { useEffect } from 'react';

/** Keeps the screen on while `active`, as far as the browser lets a page. */
export function useWakeLock(active: boolean): void {
  useEffect(() => {
    // Older browsers and insecure pages have none.
    const { wakeLock } = navigator as Partial<Navigator>;
    if (!active || !wakeLock || isForbidden()) return undefined;
    let lock: WakeLockSentinel | undefined;
    let over = false;

    async function acquire() {
      if (document.visibilityState !== 'visible' || !wakeLock) return;
      try {
        const acquired = await wakeLock.request('screen');
        if (over) await acquired.release();
        else lock = acquired;
      } catch {
        // A low battery, or a frame that may not: the screen goes dark as it always does.
        return;
      }
    }

    // A page that is hidden loses it, for good.
    const onVisibility = () => void acquire();
    void acquire();
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      over = true;
      document.removeEventListener('visibilitychange', onVisibility);
      void lock?.release();
    };
  }, [active]);
}

/** Whether the site that frames this page keeps it from that. Asking all the same would be told on the console. */
function isForbidden(): boolean {
  // Only Chromium tells, and by the name from before it was standardized.
  const { featurePolicy } = document as { featurePolicy?: { allowsFeature(feature: string): boolean } };
  return featurePolicy !== undefined && !featurePolicy.allowsFeature('screen-wake-lock');
}
