// What was read or written since the page was loaded. Another tab's changes stay there: somebody who calls
// themselves from two tabs wants two names.
const texts = new Map<string, string>();
const listeners = new Set<() => void>();

/** The text kept in `localStorage` under `key`, or '' if there is none. */
export function readText(key: string): string {
  const known = texts.get(key);
  if (known !== undefined) return known;
  const text = readStorage(key);
  texts.set(key, text);
  return text;
}

/** Keeps `text` under `key`; where storage is blocked, until the page is left. */
export function writeText(key: string, text: string): void {
  texts.set(key, text);
  for (const listener of listeners) listener();
  try {
    localStorage.setItem(key, text);
  } catch {
    // Blocked or full: it holds for this page, which is all that can be done.
    return;
  }
}

/** Calls `listener` after every `writeText`, until undone. */
export function onTextChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function readStorage(key: string): string {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    // Blocked: as if nothing had been stored.
    return '';
  }
}
