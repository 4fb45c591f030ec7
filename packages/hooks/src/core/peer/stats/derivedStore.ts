import type { Store } from '../../store';

/**
 * A store that is computed from another one, and tells only when the result is another.
 *
 * `derive` is called once per snapshot of the source. It returns `last`, the very same, where nothing
 * changed.
 */
export function createDerivedStore<Source, Result>(
  source: Store<Source>,
  initial: Result,
  derive: (snapshot: Source, last: Result) => Result,
): Store<Result> {
  let seen = source.getInitialSnapshot();
  let result = initial;

  function getSnapshot(): Result {
    const snapshot = source.getSnapshot();
    if (snapshot !== seen) {
      seen = snapshot;
      result = derive(snapshot, result);
    }
    return result;
  }

  return {
    getSnapshot,
    getInitialSnapshot: () => initial,
    subscribe(listener) {
      let told = getSnapshot();
      return source.subscribe(() => {
        const now = getSnapshot();
        if (Object.is(now, told)) return;
        told = now;
        listener();
      });
    },
  };
}
