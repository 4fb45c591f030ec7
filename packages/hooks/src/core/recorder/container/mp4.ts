import { createByteQueue, joinBytes } from './byteQueue';
import type { Bytes, Container } from './container';
import { findBox, readBox, readBoxes, readFragment, writeBox, type Box } from './mp4Box';

/**
 * Fragmented MP4, as Chromium and Safari record it: its head knows nothing of the fragments that follow, so
 * players that don't look for them see no duration. The head gets the length of every track and of the whole.
 *
 * @see https://www.iso.org/standard/83102.html ISO/IEC 14496-12, 8.8
 */
export function createMp4(): Container {
  const queue = createByteQueue();
  const headParts: Bytes[] = [];
  let movie: Bytes | null = null;
  let inBody = false;
  /** Bytes that still belong to a box which needn't be looked at. */
  let passing = 0;
  let broken = false;
  const ends = new Map<number, number>();

  /** Reads one box, or false while not all of it has come. */
  function readNext(ready: Bytes[]): boolean {
    if (passing > 0) {
      const bytes = queue.take(Math.min(passing, queue.length));
      passing -= bytes.length;
      if (bytes.length > 0) ready.push(bytes);
      return bytes.length > 0;
    }
    const box = readBox(queue.bytes);
    if (!box) return false;
    if (box.type === 'mdat') {
      inBody = true;
      passing = box.end;
      return true;
    }
    if (box.end > queue.length) return false;
    const bytes = queue.take(box.end);
    if (box.type === 'moof') {
      inBody = true;
      readFragment(bytes, box, ends);
    }
    // Indexes of where fragments are: a head that has grown makes them wrong.
    const isIndex = box.type === 'mfra' || box.type === 'sidx';
    if (isIndex) return true;
    if (inBody) ready.push(bytes);
    else if (box.type === 'moov') movie = bytes;
    else if (!movie) headParts.push(bytes);
    return true;
  }

  return {
    push(bytes) {
      queue.append(bytes);
      const ready: Bytes[] = [];
      try {
        for (let more = !broken; more; ) more = readNext(ready);
        if (!broken) return ready;
      } catch {
        // A writer that this was not made for: what follows goes into the file as it is.
        broken = true;
      }
      ready.push(queue.take(queue.length));
      return ready;
    },
    finish() {
      if (!movie) return { head: joinBytes(headParts), rest: [], durationSeconds: null };
      const { bytes, durationSeconds } = withDurations(movie, ends);
      return { head: joinBytes([...headParts, bytes]), rest: [], durationSeconds };
    },
  };
}

/** The `moov` box with the durations of its tracks, each known in its own timescale. */
function withDurations(movie: Bytes, ends: ReadonlyMap<number, number>) {
  const bytes = movie.slice();
  const view = new DataView(bytes.buffer);
  const root: Box = { type: 'moov', start: 8, end: bytes.length };
  const header = findBox(bytes, root, 'mvhd');
  const extension = findBox(bytes, root, 'mvex');
  if (!header || !extension || ends.size === 0) return { bytes, durationSeconds: null };
  const timescale = view.getUint32(header.start + (isLong(view, header) ? 20 : 12));

  let longestSeconds = 0;
  for (const track of readBoxes(bytes, root)) {
    const trackHeader = track.type === 'trak' ? findBox(bytes, track, 'tkhd') : null;
    const mediaHeader = trackHeader && findBox(bytes, track, 'mdia', 'mdhd');
    if (!trackHeader || !mediaHeader) continue;
    const id = view.getUint32(trackHeader.start + (isLong(view, trackHeader) ? 20 : 12));
    const end = ends.get(id) ?? 0;
    const seconds = end / view.getUint32(mediaHeader.start + (isLong(view, mediaHeader) ? 20 : 12));
    longestSeconds = Math.max(longestSeconds, seconds);
    writeDuration(view, mediaHeader, isLong(view, mediaHeader) ? 24 : 16, end);
    writeDuration(view, trackHeader, isLong(view, trackHeader) ? 28 : 20, seconds * timescale);
  }
  writeDuration(view, header, isLong(view, header) ? 24 : 16, longestSeconds * timescale);
  return { bytes: withFragmentsDuration(bytes, extension, longestSeconds * timescale), durationSeconds: longestSeconds };
}

/** The `moov` box with an `mehd` in its `mvex`, which says how long the movie is with all its fragments. */
function withFragmentsDuration(movie: Bytes, extension: Box, duration: number): Bytes {
  const bytes = movie;
  const known = findBox(bytes, extension, 'mehd');
  const view = new DataView(bytes.buffer);
  if (known) {
    writeDuration(view, known, 4, duration);
    return bytes;
  }
  const content = new Uint8Array(12);
  const contentView = new DataView(content.buffer);
  contentView.setUint8(0, 1);
  contentView.setBigUint64(4, BigInt(Math.round(duration)));
  const box = writeBox('mehd', content);
  for (const start of [0, extension.start - 8]) view.setUint32(start, view.getUint32(start) + box.length);
  return joinBytes([bytes.subarray(0, extension.start), box, bytes.subarray(extension.start)]);
}

/** Whether a box has its times in 8 bytes: its version is 1. */
const isLong = (view: DataView, { start }: Box) => view.getUint8(start) === 1;

function writeDuration(view: DataView, box: Box, offset: number, duration: number): void {
  if (isLong(view, box)) view.setBigUint64(box.start + offset, BigInt(Math.round(duration)));
  else view.setUint32(box.start + offset, Math.min(Math.round(duration), 0xffffffff));
}
