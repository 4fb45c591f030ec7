import type { NoticeError } from './ErrorNotice/ErrorNotice';

/** Why a part of the package could not be had. */
export interface LoadError extends NoticeError {
  readonly code: 'chunk-unavailable';
  readonly recovery: 'reload';
  readonly cause: unknown;
}

/** Code that comes by `import()`, once for all components that use it. */
export interface LazyPart<T> {
  subscribe: (listener: () => void) => () => void;
  /** null until it is there. */
  getSnapshot: () => T | null;
  /** Fetches it, unless it is there or on its way. Resolves with null once it is there, else with why not; then it may be tried again. */
  load: () => Promise<LoadError | null>;
}

/** Makes a part that nobody has asked for. @param load the `import()` */
export function createLazyPart<T>(load: () => Promise<T>): LazyPart<T> {
  let loaded: T | null = null;
  let loading: Promise<LoadError | null> | null = null;
  const listeners = new Set<() => void>();

  async function fetchPart(): Promise<LoadError | null> {
    try {
      loaded = await load();
    } catch (cause) {
      return { code: 'chunk-unavailable', recovery: 'reload', cause };
    }
    for (const listener of listeners) listener();
    return null;
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getSnapshot: () => loaded,
    load() {
      if (loaded) return Promise.resolve(null);
      loading ??= fetchPart().finally(() => {
        loading = null;
      });
      return loading;
    },
  };
}
