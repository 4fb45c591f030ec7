import { createByteQueue, joinBytes } from './byteQueue';
import type { Bytes, Container } from './container';
import {
  ebmlId,
  readElement,
  readElements,
  readUint,
  readVint,
  writeElement,
  writeElementHead,
  writeFloat,
  writeUint,
  type EbmlElement,
} from './ebml';

/** Places from which a player can start, at most one for each second. */
const CUE_INTERVAL_MS = 1000;
const VIDEO_TRACK = 1;

/** The part of a file between two timestamps. */
interface Cluster {
  readonly parts: Bytes[];
  timestamp: number;
  /** The first picture in it that can be shown alone, or the first sound where there are no pictures. */
  cueTime: number | null;
}

interface Cue {
  readonly time: number;
  /** Where its cluster begins, in bytes from the beginning of the body. */
  readonly position: number;
}

/**
 * WebM as Chromium and Firefox record it: clusters of unknown size, no index, and no duration. Every cluster
 * gets its size and the file an index (cues) and a duration.
 */
export function createWebm(): Container {
  const queue = createByteQueue();
  let header: Bytes = new Uint8Array();
  let info: Bytes = new Uint8Array();
  let tracks: Bytes = new Uint8Array();
  let scaleNs = 1_000_000;
  let cueTrack = 1;
  let hasVideo = false;
  let cluster: Cluster | null = null;
  let bodyBytes = 0;
  const cues: Cue[] = [];
  const ends = new Map<number, { time: number; step: number }>();
  let broken = false;

  const toMs = (time: number) => (time * scaleNs) / 1_000_000;

  function readInfo(bytes: Bytes, { start, end }: EbmlElement) {
    const content = bytes.subarray(start, end);
    const kept: Bytes[] = [];
    let from = 0;
    for (const element of readElements(content)) {
      if (element.id === ebmlId.timestampScale) scaleNs = readUint(content, element);
      const dropped: readonly number[] = [ebmlId.duration, ebmlId.crc32, ebmlId.void];
      if (!dropped.includes(element.id)) kept.push(content.subarray(from, element.end));
      from = element.end;
    }
    info = joinBytes(kept);
  }

  function readTracks(bytes: Bytes, { start, end }: EbmlElement) {
    tracks = bytes;
    const content = bytes.subarray(start, end);
    for (const entry of readElements(content)) {
      if (entry.id !== ebmlId.trackEntry) continue;
      const fields = content.subarray(entry.start, entry.end);
      let [number, type] = [0, 0];
      for (const field of readElements(fields)) {
        if (field.id === ebmlId.trackNumber) number = readUint(fields, field);
        if (field.id === ebmlId.trackType) type = readUint(fields, field);
      }
      if (hasVideo) continue;
      hasVideo = type === VIDEO_TRACK;
      cueTrack = number;
    }
  }

  function readBlock(open: Cluster, block: Uint8Array, keyframe: boolean) {
    const track = readVint(block, 0, 8);
    if (!track) return;
    const number = track.value;
    const view = new DataView(block.buffer, block.byteOffset + track.length);
    const time = open.timestamp + view.getInt16(0);
    if (number === cueTrack && (keyframe || !hasVideo)) open.cueTime ??= time;
    const known = ends.get(number);
    const step = known && time > known.time ? time - known.time : (known?.step ?? 0);
    ends.set(number, { time: Math.max(time, known?.time ?? 0), step });
  }

  function readInCluster(open: Cluster, bytes: Bytes, element: EbmlElement) {
    const content = bytes.subarray(element.start, element.end);
    if (element.id === ebmlId.timestamp) {
      open.timestamp = readUint(bytes, element);
    } else if (element.id === ebmlId.simpleBlock) {
      const { length = 1 } = readVint(content, 0, 8) ?? {};
      readBlock(open, content, ((content[length + 2] ?? 0) & 0x80) !== 0);
    } else if (element.id === ebmlId.blockGroup) {
      const inner = [...readElements(content)];
      const block = inner.find(({ id }) => id === ebmlId.block);
      const refers = inner.some(({ id }) => id === ebmlId.referenceBlock);
      if (block) readBlock(open, content.subarray(block.start, block.end), !refers);
    } else return;
    open.parts.push(bytes);
  }

  function closeCluster(): Bytes[] {
    const closed = cluster;
    cluster = null;
    if (!closed || closed.parts.length === 0) return [];
    const last = cues.at(-1);
    const { cueTime } = closed;
    if (cueTime !== null && (!last || toMs(cueTime - last.time) >= CUE_INTERVAL_MS)) {
      cues.push({ time: cueTime, position: bodyBytes });
    }
    const bytes = writeElement(ebmlId.cluster, closed.parts);
    bodyBytes += bytes.length;
    return [bytes];
  }

  /** Reads one element, or false while not all of it has come. */
  function readNext(ready: Bytes[]): boolean {
    const element = readElement(queue.bytes);
    if (!element) return false;
    if (element.id === ebmlId.segment) {
      queue.take(element.start);
      return true;
    }
    if (element.id === ebmlId.cluster) {
      queue.take(element.start);
      ready.push(...closeCluster());
      cluster = { parts: [], timestamp: 0, cueTime: null };
      return true;
    }
    if (element.sizeBytes === Infinity) throw new RangeError('Only segments and clusters have unknown sizes.');
    if (element.end > queue.length) return false;
    const bytes = queue.take(element.end);
    if (element.id === ebmlId.header) header = bytes;
    else if (element.id === ebmlId.info) readInfo(bytes, element);
    else if (element.id === ebmlId.tracks) readTracks(bytes, element);
    else if (cluster) readInCluster(cluster, bytes, element);
    return true;
  }

  function push(bytes: Bytes): Bytes[] {
    queue.append(bytes);
    const ready: Bytes[] = [];
    try {
      for (let more = !broken; more; ) more = readNext(ready);
      if (!broken) return ready;
    } catch {
      // A writer that this was not made for: what follows goes into the file as it is.
      broken = true;
      ready.push(...closeCluster());
    }
    bodyBytes += queue.length;
    ready.push(queue.take(queue.length));
    return ready;
  }

  return {
    push,
    finish() {
      // An element that was cut off would break the cluster.
      const rest = closeCluster();
      if (header.length === 0) return { head: header, rest, durationSeconds: null };
      const end = Math.max(0, ...Array.from(ends.values(), ({ time, step }) => time + step));
      const infoElement = writeElement(ebmlId.info, [info, writeFloat(ebmlId.duration, end)]);
      // The index stands before what it points to, so its size has to be known first: it is always the same.
      const before = infoElement.length + tracks.length + writeCues(cues, cueTrack, 0).length;
      const index = writeCues(cues, cueTrack, before);
      const segment = writeElementHead(ebmlId.segment, before + bodyBytes);
      const head = joinBytes([header, segment, infoElement, tracks, index]);
      return { head, rest, durationSeconds: toMs(end) / 1000 };
    },
  };
}

function writeCues(cues: readonly Cue[], track: number, bodyPosition: number): Bytes {
  if (cues.length === 0) return new Uint8Array();
  const points = cues.map(({ time, position }) => {
    const place = [writeUint(ebmlId.cueTrack, track), writeUint(ebmlId.cueClusterPosition, bodyPosition + position)];
    const content = [writeUint(ebmlId.cueTime, time), writeElement(ebmlId.cueTrackPositions, place)];
    return writeElement(ebmlId.cuePoint, content);
  });
  return writeElement(ebmlId.cues, points);
}
