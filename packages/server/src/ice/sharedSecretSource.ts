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

  /**
   * The part of the username after the time, by which coturn counts its `user-quota`: the same for one member, however
   * often they ask, and nothing that tells who it is.
   */
  async function userPart(user: string | null): Promise<string> {
    if (user === null) return encodeBase64url(crypto.getRandomValues(new Uint8Array(6)));
    return encodeBase64url(await signText(await key(), `user\n${user}`)).slice(0, 16);
  }

  return {
    urls,
    hasRelay: true,
    async answer({ relay, user }) {
      if (!relay) return { iceServers: [], ttlSeconds: null };
      const expiry = Math.floor(Date.now() / 1000) + ttlSeconds;
      const username = `${expiry}:${await userPart(user)}`;
      const credential = btoa(String.fromCharCode(...(await signText(await key(), username))));
      return { iceServers: [{ urls: [...urls], username, credential }], ttlSeconds };
    },
  };
}
