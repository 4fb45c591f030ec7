import { encodeBase64url } from '../crypto/base64url';
import { importHmacKey, signText } from '../crypto/hmac';
import { lazy } from '../crypto/lazy';
import { HttpError } from '../http/httpError';
import type { ChannelsApp } from './channelsApp';

// 132 bits: more than anybody can guess or hit by chance.
const idLength = 22;

type SigningApp = Pick<ChannelsApp, 'authorizeChannel'>;

/** Gives a member of a room its id. */
export type MemberIds = (room: string, clientSecret: string | null) => Promise<string>;

/**
 * Makes the source of member ids.
 *
 * The client secret is one that a browser tab made for itself once. The same secret gets the same id in the same room
 * on every server and after every reconnect, with nothing stored; nobody who doesn't know the secret can
 * choose, guess or take over that id, and ids of two rooms can't be linked. Without one each call gives a
 * new random id. Throws an `HttpError` (400) for a malformed secret, and at once
 * a `TypeError` for a signing secret that is too short.
 */
export function createMemberIds(app: SigningApp, secret: string | undefined): MemberIds {
  if (secret !== undefined && secret.length < 16) {
    throw new TypeError('The secret needs at least 16 characters.');
  }
  const key = lazy(async () => importHmacKey(secret ?? secretOf(app), 'SHA-256'));

  return async (room, clientSecret) => {
    if (clientSecret === null) return encodeBase64url(crypto.getRandomValues(new Uint8Array(16)));
    if (!/^[A-Za-z0-9_-]{16,128}$/.test(clientSecret)) {
      const message = 'client_secret must have 16 to 128 of A-Z, a-z, 0-9, _ and -.';
      throw new HttpError(400, 'client-secret-invalid', message);
    }
    const signature = await signText(await key(), `member\n${room}\n${clientSecret}`);
    return encodeBase64url(signature).slice(0, idLength);
  };
}

/**
 * Key material out of the app's own secret, which the `pusher` instance keeps to itself: its signature of a
 * text for a socket that can't exist. It never leaves this server, so it is as secret as the secret.
 */
function secretOf(app: SigningApp): string {
  return app.authorizeChannel('0.0', 'private-visavis-member-key').auth;
}
