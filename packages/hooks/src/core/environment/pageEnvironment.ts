import { createListeners } from '../listeners';
import { systemClock } from './clock';
import type { Environment, PageEvent } from './environment';
import { createLateness } from './lateness';
import { isInPictureInPicture, onPictureInPictureChange } from './pictureInPicture';
import { soon } from './soon';

const isHidden = () => typeof document !== 'undefined' && document.hidden;

/** Makes the environment of the page. It listens to the page only while it has listeners itself. */
export function createPageEnvironment(): Environment {
  const listeners = createListeners<[event: PageEvent]>();
  const claims = new Set<object>();
  const lateness = createLateness();
  let listening: AbortController | null = null;

  const publish = listeners.call;

  function listen() {
    listening = new AbortController();
    const { signal } = listening;
    globalThis.addEventListener('online', () => publish('online'), { signal });
    globalThis.addEventListener('offline', () => publish('offline'), { signal });
    globalThis.addEventListener('pagehide', () => publish('pagehide'), { signal });
    globalThis.addEventListener('pageshow', ({ persisted }) => persisted && publish('resumed'), { signal });
    if (typeof document === 'undefined') return;
    document.addEventListener('visibilitychange', () => publish('visibility'), { signal });
    document.addEventListener('freeze', () => publish('frozen'), { signal });
    document.addEventListener('resume', () => publish('resumed'), { signal });
    onPictureInPictureChange(() => publish('visibility'), signal);
  }

  return {
    now: systemClock.now,
    setTimer(callback, delayMs) {
      const dueAt = systemClock.now() + Math.max(delayMs, 0);
      return systemClock.setTimer(() => {
        // No event tells that the machine has slept.
        if (lateness.note(dueAt, systemClock.now(), isHidden())) publish('resumed');
        callback();
      }, delayMs);
    },
    clearTimer: systemClock.clearTimer,
    get isOnline() {
      return typeof navigator === 'undefined' || !('onLine' in navigator) || navigator.onLine;
    },
    get isHidden() {
      return isHidden();
    },
    get isWatched() {
      return claims.size > 0 || !isHidden() || isInPictureInPicture();
    },
    get latenessMs() {
      return lateness.current(systemClock.now());
    },
    subscribe(listener) {
      if (listeners.size === 0) listen();
      const remove = listeners.add(listener);
      return () => {
        remove();
        if (listeners.size > 0) return;
        listening?.abort();
        listening = null;
      };
    },
    watch() {
      const claim = {};
      claims.add(claim);
      if (claims.size === 1) publish('visibility');
      return () => {
        if (claims.delete(claim) && claims.size === 0) publish('visibility');
      };
    },
    soon,
  };
}

/** The environment of this page, shared by all that was given none: making it touched nothing. */
export const pageEnvironment: Environment = createPageEnvironment();
