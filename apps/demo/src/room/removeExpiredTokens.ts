/**
 * Removes the tokens (JWT) below `prefix` that have expired, and what is none: the next person at this browser is to see no
 * list of rooms.
 *
 * @param now in ms since 1970
 */
export function removeExpiredTokens(storage: Storage, prefix: string, now: number): void {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
  for (const key of keys) {
    if (key.startsWith(prefix) && expiryOf(storage.getItem(key) ?? '') <= now) storage.removeItem(key);
  }
}

/** When a token expires, in ms since 1970; 0 for what is no token. The server alone can tell whether it is genuine. */
function expiryOf(token: string): number {
  const [, payload = ''] = token.split('.');
  try {
    const { exp } = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))) as { exp?: unknown };
    return typeof exp === 'number' ? exp * 1000 : 0;
  } catch {
    return 0;
  }
}
