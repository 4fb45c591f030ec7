import type { Bytes } from './container';

/** A box of an MP4 file, and where its content is. */
export interface Box {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** Reads the head of the box at `at`, or null while not all of that has come. */
export function readBox(bytes: Uint8Array, at = 0): Box | null {
  if (at + 8 > bytes.length) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = view.getUint32(at);
  const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
  if (!/^[\w ]{4}$/.test(type)) throw new RangeError('That is no MP4.');
  // 0 means up to the end of the file, 1 that the size has 8 bytes and comes after the type.
  if (size === 0) return { type, start: at + 8, end: Infinity };
  if (size !== 1) return { type, start: at + 8, end: at + size };
  if (at + 16 > bytes.length) return null;
  return { type, start: at + 16, end: at + Number(view.getBigUint64(at + 8)) };
}

/** The boxes inside of `parent`. */
export function* readBoxes(bytes: Uint8Array, parent: Box): Generator<Box> {
  for (let at = parent.start; at < parent.end; ) {
    const box = readBox(bytes, at);
    if (!box || box.end > parent.end || box.end <= at) return;
    yield box;
    at = box.end;
  }
}

/** The first box on this way down from `parent`, or null. */
export function findBox(bytes: Uint8Array, parent: Box, ...path: readonly string[]): Box | null {
  let found: Box | null = parent;
  for (const type of path) {
    found = found && ([...readBoxes(bytes, found)].find((box) => box.type === type) ?? null);
  }
  return found;
}

/** A box with this content. */
export function writeBox(type: string, content: Bytes): Bytes {
  const bytes = new Uint8Array(8 + content.length);
  new DataView(bytes.buffer).setUint32(0, bytes.length);
  bytes.set(new TextEncoder().encode(type), 4);
  bytes.set(content, 8);
  return bytes;
}

/** Notes in `ends` where each track ends after this `moof`, by its id and in its own timescale. */
export function readFragment(bytes: Uint8Array, fragment: Box, ends: Map<number, number>): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const part of readBoxes(bytes, fragment)) {
    const header = part.type === 'traf' ? findBox(bytes, part, 'tfhd') : null;
    if (!header) continue;
    const id = view.getUint32(header.start + 4);
    const flags = flagsOf(view, header);
    // Each flag below is one more field before the default duration.
    const before = (flags & 0x1 ? 8 : 0) + (flags & 0x2 ? 4 : 0);
    const defaultDuration = flags & 0x8 ? view.getUint32(header.start + 8 + before) : 0;
    const base = findBox(bytes, part, 'tfdt');
    let end = ends.get(id) ?? 0;
    if (base) {
      const long = view.getUint8(base.start) === 1;
      end = long ? Number(view.getBigUint64(base.start + 4)) : view.getUint32(base.start + 4);
    }
    for (const run of readBoxes(bytes, part)) {
      if (run.type === 'trun') end += readRunDuration(view, run, defaultDuration);
    }
    ends.set(id, Math.max(end, ends.get(id) ?? 0));
  }
}

function readRunDuration(view: DataView, run: Box, defaultDuration: number): number {
  const flags = flagsOf(view, run);
  const count = view.getUint32(run.start + 4);
  if (!(flags & 0x100)) return count * defaultDuration;
  // Of each sample: duration, size, flags and offset of its composition, as far as the flags say so.
  const sampleBytes = 4 * [0x100, 0x200, 0x400, 0x800].filter((flag) => flags & flag).length;
  let at = run.start + 8 + (flags & 0x1 ? 4 : 0) + (flags & 0x4 ? 4 : 0);
  let sum = 0;
  for (let sample = 0; sample < count; sample++) {
    sum += view.getUint32(at);
    at += sampleBytes;
  }
  return sum;
}

/** The three bytes after a box's version. */
const flagsOf = (view: DataView, { start }: Box) => view.getUint32(start) & 0xffffff;
