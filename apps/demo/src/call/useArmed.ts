import { useEffect, useState } from 'react';

/** How long a page has to be in sight before a press counts, in ms: longer than the second press of a double click. */
const ARM_MS = 500;

/**
 * Whether a press on the page is meant for it: half a second after it came to the front. A page that puts this one under
 * the pointer in the middle of a double click does not turn the camera on for strangers.
 *
 * @param embedded in another site's frame, which the deployment allowed, a press is also what brings it to the front
 */
export function useArmed(embedded: boolean): boolean {
  const [armed, setArmed] = useState(false);

  useEffect(() => {
    const listeners = new AbortController();
    const { signal } = listeners;
    let timer: ReturnType<typeof setTimeout> | undefined;
    function restart() {
      clearTimeout(timer);
      setArmed(false);
      if (document.visibilityState !== 'visible' || (!embedded && !document.hasFocus())) return;
      timer = setTimeout(() => setArmed(true), ARM_MS);
    }
    restart();
    document.addEventListener('visibilitychange', restart, { signal });
    if (!embedded) {
      addEventListener('focus', restart, { signal });
      addEventListener('blur', restart, { signal });
    }
    return () => {
      listeners.abort();
      clearTimeout(timer);
    };
  }, [embedded]);

  return armed;
}
