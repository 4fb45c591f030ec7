import { loadChunk } from './chunk';
import type { RtcError } from './errors';

/** A part of this package that comes by `import()`: fetched before it is needed, and there without a wait from then on. */
export interface Part<T> {
  /** The module, once it is there. */
  readonly loaded: T | null;
  /** Fetches it, unless it is there or on its way. Resolves with `chunk-unavailable` if it can't be had; then it may be tried again. */
  load(): Promise<T | RtcError>;
}

/** Makes a part that nobody has asked for. @param load the `import()` */
export function createPart<T>(load: () => Promise<T>): Part<T> {
  let loaded: T | null = null;
  let loading: Promise<T | RtcError> | null = null;

  async function fetchPart() {
    const part = await loadChunk(async () => (loaded = await load()));
    loading = null;
    return part;
  }

  return {
    get loaded() {
      return loaded;
    },
    load: () => (loaded === null ? (loading ??= fetchPart()) : Promise.resolve(loaded)),
  };
}
