import { RtcError } from '../errors';
import { MAX_PARTS, type Frame } from './frame';

/** What a frame's JSON takes beside its body, at most. */
const FRAME_OVERHEAD_BYTES = 96;

/**
 * Cuts a body in base64 (a byte a character, none of which JSON escapes) into frames of at most `maxBytes`
 * each, as JSON.
 * @throws RtcError `message-too-large` if that would take more than 16 of them
 */
export function split(id: number, as: Frame['as'], body: string, maxBytes: number): Frame[] {
  const room = maxBytes - FRAME_OVERHEAD_BYTES;
  if (body.length <= room) return [{ id, part: 0, parts: 1, as, body }];
  const parts = Math.ceil(body.length / room);
  if (parts > MAX_PARTS) {
    throw new RtcError('message-too-large', `A signaling message of ${body.length} characters is too long.`);
  }
  return Array.from({ length: parts }, (_, part) => ({
    id,
    part,
    parts,
    as,
    body: body.slice(part * room, (part + 1) * room),
  }));
}

/** Puts the parts of one sender's messages together again. */
export interface Joiner {
  /** The whole message once its last part is in, else null. */
  add(frame: Frame): { as: Frame['as']; body: string } | null;
}

/** How many unfinished messages of one sender are kept; an older one has lost a part and never ends. */
const MAX_UNFINISHED = 4;

/** Makes a joiner for one sender. */
export function createJoiner(): Joiner {
  const unfinished = new Map<number, (string | undefined)[]>();

  return {
    add({ id, part, parts, as, body }) {
      if (parts === 1) return { as, body };
      const bodies = unfinished.get(id) ?? Array.from<string | undefined>({ length: parts });
      if (bodies.length !== parts) return null;
      bodies[part] = body;
      unfinished.set(id, bodies);
      if (bodies.every((each) => each !== undefined)) {
        unfinished.delete(id);
        return { as, body: bodies.join('') };
      }
      for (const old of unfinished.keys()) {
        if (unfinished.size <= MAX_UNFINISHED) break;
        unfinished.delete(old);
      }
      return null;
    },
  };
}
