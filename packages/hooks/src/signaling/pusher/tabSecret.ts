const storageKey = 'visavis:tab';
let secret: Promise<string> | undefined;

/**
 * By which your server knows this tab again after a reconnect or a reload: 24 random bytes in base64url, for `client_secret` in the
 * channel authorization and `clientSecret` of `relay` and `access`. Tell it to nobody else. It is kept in the tab's `sessionStorage`; a
 * tab that was made by duplicating another one gets a secret of its own, and so does one in which storage is blocked, at each load.
 * Never rejects. Call it in the browser, not while a server renders.
 */
export function tabSecret(): Promise<string> {
  secret ??= takeOver();
  return secret;
}

async function takeOver(): Promise<string> {
  const before = readStored();
  if (before !== null && (await claim(before))) return before;
  const fresh = makeSecret();
  await claim(fresh);
  try {
    sessionStorage.setItem(storageKey, fresh);
  } catch {
    // Storage is blocked: after a reload this tab is another member.
    return fresh;
  }
  return fresh;
}

function readStored(): string | null {
  try {
    const stored = sessionStorage.getItem(storageKey);
    return stored !== null && /^[A-Za-z0-9_-]{32}$/.test(stored) ? stored : null;
  } catch {
    return null; // Blocked: as if nothing had been stored.
  }
}

/** Whether no other tab uses this secret; from now on this one does, for as long as it is there. */
function claim(value: string): Promise<boolean> {
  const { navigator } = globalThis as { navigator?: { locks?: LockManager } };
  const locks = navigator?.locks;
  // Without locks there is no telling a reload from a duplicate, and a duplicate must not be the same member.
  if (!locks) return Promise.resolve(false);
  return new Promise((resolve) => {
    locks
      .request(`${storageKey}:${value}`, { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        return lock === null ? undefined : new Promise<never>(() => undefined);
      })
      // Where a browser keeps an embedded page from storage, it has no locks either.
      .catch(() => resolve(false));
  });
}

function makeSecret(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(24))))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
}
