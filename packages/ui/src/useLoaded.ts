import { useEffect, useState } from 'react';

/**
 * What is loaded when the component appears; null while it is on its way, `'failed'` if it could not be had.
 *
 * @param load the same function as long as the same thing is wanted
 */
export function useLoaded<T>(load: () => Promise<T>): T | 'failed' | null {
  const [loaded, setLoaded] = useState<{ load: () => Promise<T>; value: T | 'failed' } | null>(null);

  useEffect(() => {
    let isStale = false;
    const show = (value: T | 'failed') => !isStale && setLoaded({ load, value });
    async function start() {
      try {
        show(await load());
      } catch {
        // A server or a network that is gone: that much is shown.
        show('failed');
      }
    }
    void start();
    return () => {
      isStale = true;
    };
  }, [load]);

  return loaded?.load === load ? loaded.value : null;
}
