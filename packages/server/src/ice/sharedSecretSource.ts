import { encodeBase64url } from '../crypto/base64url';
import { importHmacKey, signText } from '../crypto/hmac';
import { lazy } from '../crypto/lazy';
import type { IceSource } from './iceSource';

/**
 * Relays with short-lived credentials that both this server and the TURN server compute from a shared
 * secret (coturn's `use-auth-secret`, after draft-uberti-behave-turn-rest).
 */
export function sharedSecretSource(options: {
  urls: readonly string[];
  secret: string;
  ttlSeconds: number;
}): IceSource {
  const { urls, secret, ttlSeconds } = options;
  // SHA-1 is what the scheme and coturn say; as an HMAC it is sound.
  const key = lazy(() => importHmacKey(secret, 'SHA-1'));

  return {
    urls,
    async handOut() {
      const expiry = Math.floor(Date.now() / 1000) + ttlSeconds;
      // A user of its own each time, so that the TURN server's quotas and logs tell callers apart.
      const user = encodeBase64url(crypto.getRandomValues(new Uint8Array(6)));
      const username = `${expiry}:${user}`;
      const credential = btoa(String.fromCharCode(...(await signText(await key(), username))));
      return { iceServers: [{ urls: [...urls], username, credential }], ttlSeconds };
    },
  };
}
