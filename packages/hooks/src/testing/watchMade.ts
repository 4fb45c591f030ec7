import { onTestFinished } from 'vitest';

type Watchable = 'AudioContext' | 'MediaRecorder' | 'RTCPeerConnection' | 'Worker';

/**
 * Keeps, for one test, what the page makes of one of the browser's classes: the real things, only watched.
 *
 * @returns what has been made, to which the next is added
 */
export function watchMade<Name extends Watchable>(name: Name): InstanceType<(typeof globalThis)[Name]>[] {
  const made: InstanceType<(typeof globalThis)[Name]>[] = [];
  const Original = globalThis[name];
  globalThis[name] = new Proxy(Original, {
    construct(target, args, newTarget) {
      const instance = Reflect.construct(target, args, newTarget) as (typeof made)[number];
      made.push(instance);
      return instance;
    },
  });
  onTestFinished(() => {
    globalThis[name] = Original;
  });
  return made;
}
