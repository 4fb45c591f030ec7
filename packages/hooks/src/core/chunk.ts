import { RtcError } from './errors';

/**
 * Loads a part of this package that most calls never need: a bundler makes a file of its own of what is behind an
 * `import()`.
 *
 * @param load the `import()`
 * @returns the module, or `chunk-unavailable`: the network is gone, or a newer version of the app is served, which has
 *   other files. It never rejects
 */
export async function loadChunk<T>(load: () => Promise<T>): Promise<T | RtcError> {
  try {
    return await load();
  } catch (cause) {
    return new RtcError('chunk-unavailable', 'A part of the app could not be loaded. Reload the page.', { cause });
  }
}
