import { fromBase64, toBase64 } from './base64';
import { compress, decompress } from './compression';
import type { Frame } from './frame';
import type { Sealer } from './sealing';

/** The longest message that is unpacked, in bytes: descriptions for a whole room fit ten times over. */
const MAX_MESSAGE_BYTES = 1024 * 1024;

/** A message as it travels: gzipped, or gzipped and sealed. */
export type Envelope = Pick<Frame, 'as' | 'body'>;

/**
 * Packs one's own message. With a sealer nothing leaves unsealed. Short ones are gzipped as well: not for
 * their length, but because the checksum keeps out what was changed on the way and still looks right, such as
 * the number of a letter.
 */
export async function pack(json: string, sealer: Sealer | null, self: string): Promise<Envelope> {
  if (sealer) return { as: 'sealed', body: toBase64(await sealer.seal(await compress(json), self)) };
  return { as: 'gzip', body: toBase64(await compress(json)) };
}

/** Why a message stays closed: it is sealed with another key, or with one where one has none, or is rubbish. */
export type Unreadable = 'other-key' | 'rubbish';

/** Unpacks what `from` packed. With a sealer only what is sealed is read. Never throws. */
export async function unpack(
  { as, body }: Envelope,
  sealer: Sealer | null,
  from: string,
): Promise<{ json: string } | { unreadable: Unreadable }> {
  if ((as === 'sealed') !== (sealer !== null)) return { unreadable: 'other-key' };
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = fromBase64(body);
  } catch {
    return { unreadable: 'rubbish' };
  }
  if (sealer) {
    try {
      bytes = await sealer.open(bytes, from);
    } catch {
      return { unreadable: 'other-key' };
    }
  }
  try {
    return { json: await decompress(bytes, MAX_MESSAGE_BYTES) };
  } catch {
    return { unreadable: 'rubbish' };
  }
}
