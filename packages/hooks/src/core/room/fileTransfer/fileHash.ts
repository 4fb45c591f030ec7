import { RtcError } from '../../errors';

/**
 * The SHA-256 of these bytes. Web Crypto hashes a whole and no stream, so a file's hash is that of its
 * pieces' hashes in order: a tree of two floors, for which no more than one piece is ever held.
 */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const { subtle } = crypto as { subtle?: SubtleCrypto };
  if (!subtle) throw new RtcError('insecure-context', 'Files are checked by Web Crypto, which needs https.');
  return new Uint8Array(await subtle.digest('SHA-256', bytes));
}

/** Bytes as hexadecimal digits. */
export const toHex = (bytes: Uint8Array) =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
