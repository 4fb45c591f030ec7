import { fromBase64, toBase64 } from './base64';
import { compress, decompress } from './compression';
import type { Cipher } from './encryption';
import type { Fragment } from './fragment';

/** The longest message that is decoded, in bytes: descriptions for a whole room fit ten times over. */
const MAX_MESSAGE_BYTES = 1024 * 1024;

/** A message as it travels: compressed, or compressed and encrypted. */
export type EncodedMessage = Pick<Fragment, 'encoding' | 'body'>;

/**
 * Encodes a message of the local member. With a cipher nothing leaves without encryption. Short ones are compressed as
 * well: not for their length, but because the checksum keeps out what was changed under way and still looks right, such
 * as a sequence number.
 *
 * @param senderId the local member's id
 */
export async function encode(json: string, cipher: Cipher | null, senderId: string): Promise<EncodedMessage> {
  const compressed = await compress(json);
  if (!cipher) return { encoding: 'gzip', body: toBase64(compressed) };
  return { encoding: 'encrypted', body: toBase64(await cipher.encrypt(compressed, senderId)) };
}

/**
 * Why a message can not be decoded: it is encrypted with another key, or with one where we have none (or the other way
 * round); or it is nothing that `encode` makes.
 */
export type DecodeFailure = 'decrypt-failed' | 'invalid';

/** Decodes what `senderId` encoded. With a cipher only what is encrypted is read. Never throws. */
export async function decode(
  { encoding, body }: EncodedMessage,
  cipher: Cipher | null,
  senderId: string,
): Promise<{ json: string } | { failure: DecodeFailure }> {
  if ((encoding === 'encrypted') !== (cipher !== null)) return { failure: 'decrypt-failed' };
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = fromBase64(body);
  } catch {
    return { failure: 'invalid' };
  }
  if (cipher) {
    try {
      bytes = await cipher.decrypt(bytes, senderId);
    } catch {
      return { failure: 'decrypt-failed' };
    }
  }
  try {
    return { json: await decompress(bytes, MAX_MESSAGE_BYTES) };
  } catch {
    return { failure: 'invalid' };
  }
}
