import { RtcError } from '../errors';
import { createPart, type Part } from '../part';
import type { Cipher, createCipher } from './encryption';

/** The code that encrypts: fetched by those who have a room key, as they enter, beside the transport's own questions. */
export const ciphers: Part<{ createCipher: typeof createCipher }> = /* @__PURE__ */ createPart(() => import('./encryption'));

/**
 * A cipher whose code may still be on its way: what is to be encrypted or decrypted waits for it.
 *
 * @param onError it can't be had (`chunk-unavailable`): nothing is ever sent, or read
 * @param part for tests. @default the code that encrypts
 */
export function loadCipher(roomKey: string, room: string, onError: (error: RtcError) => void, part = ciphers): Cipher {
  if (part.loaded) return part.loaded.createCipher(roomKey, room);

  async function load(): Promise<Cipher> {
    const loaded = await part.load();
    if (!(loaded instanceof RtcError)) return loaded.createCipher(roomKey, room);
    onError(loaded);
    throw loaded;
  }
  const cipher = load();
  // `onError` has told it.
  cipher.catch(() => undefined);

  return {
    encrypt: async (bytes, senderId) => (await cipher).encrypt(bytes, senderId),
    decrypt: async (bytes, senderId) => (await cipher).decrypt(bytes, senderId),
  };
}
