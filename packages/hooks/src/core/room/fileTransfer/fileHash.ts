import { RtcError } from '../../errors';

/**
 * The SHA-256 of these bytes. Web Crypto hashes a whole and no stream, so a file's hash is that of its
 * chunks' hashes in order: a tree of two levels, for which no more than one chunk is ever held.
 */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const { subtle } = crypto as { subtle?: SubtleCrypto };
  if (!subtle) throw new RtcError('insecure-context', 'Files are checked by Web Crypto, which needs https.');
  return new Uint8Array(await subtle.digest('SHA-256', bytes));
}

/** Bytes as hexadecimal digits. */
export const toHex = (bytes: Uint8Array) =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** These hashes one after the other, as the hash of the whole is computed from. */
export function joinHashes(hashes: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(hashes.length * 32);
  hashes.forEach((hash, index) => joined.set(hash, index * 32));
  return joined;
}
