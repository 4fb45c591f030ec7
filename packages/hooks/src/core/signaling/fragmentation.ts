import { RtcError } from '../errors';
import type { EncodedMessage } from './encodedMessage';
import { MAX_FRAGMENTS, type Fragment } from './fragment';

/** What the JSON of a fragment takes beside its body, at most. */
const OVERHEAD_BYTES = 112;

/**
 * Divides an encoded message, whose body is base64 (a byte a character, none of which JSON escapes), into fragments of
 * at most `maxBytes` each, as JSON.
 * @throws RtcError `message-too-large` if that takes more than 16 of them
 */
export function fragment(id: number, { encoding, body }: EncodedMessage, maxBytes: number): Fragment[] {
  const size = maxBytes - OVERHEAD_BYTES;
  if (body.length <= size) return [{ id, index: 0, count: 1, encoding, body }];
  const count = Math.ceil(body.length / size);
  if (count > MAX_FRAGMENTS) {
    throw new RtcError('message-too-large', `A signaling message of ${body.length} characters is too long.`);
  }
  return Array.from({ length: count }, (_, index) => ({
    id,
    index,
    count,
    encoding,
    body: body.slice(index * size, (index + 1) * size),
  }));
}

/** Puts the fragments of one sender's messages together again. */
export interface Reassembly {
  /** The whole message once its last fragment is there, else null. */
  add(received: Fragment): EncodedMessage | null;
}

/** How many unfinished messages of one sender are kept; an older one has lost a fragment and never ends. */
const MAX_UNFINISHED = 4;

/** Makes a reassembly for one sender. */
export function createReassembly(): Reassembly {
  const unfinished = new Map<number, (string | undefined)[]>();

  return {
    add({ id, index, count, encoding, body }) {
      if (count === 1) return { encoding, body };
      const bodies = unfinished.get(id) ?? Array.from<string | undefined>({ length: count });
      if (bodies.length !== count) return null;
      bodies[index] = body;
      unfinished.set(id, bodies);
      if (bodies.every((each) => each !== undefined)) {
        unfinished.delete(id);
        return { encoding, body: bodies.join('') };
      }
      for (const old of unfinished.keys()) {
        if (unfinished.size <= MAX_UNFINISHED) break;
        unfinished.delete(old);
      }
      return null;
    },
  };
}
