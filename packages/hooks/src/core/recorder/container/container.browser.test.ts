import { afterEach, describe, expect, it } from 'vitest';
import { playBack } from '../../../testing/playBack';
import { createSyntheticStream } from '../../../testing/syntheticStream';
import { joinBytes } from './byteQueue';
import { createContainer, type Bytes } from './container';
import { ebmlId, readElement, readElements, readUint } from './ebml';
import { findBox, readBoxes } from './mp4Box';

const undo: (() => void)[] = [];
afterEach(() => {
  for (const each of undo.splice(0)) each();
});

interface Recorded {
  readonly raw: Bytes;
  /** How long the recorder ran. A busy machine begins to encode late, and stops late. */
  readonly seconds: number;
}

const recordings = new Map<string, Promise<Recorded>>();

/** What this browser's own recorder writes in this format, in three seconds and a half at least. */
function record(mimeType: string): Promise<Recorded> {
  const known = recordings.get(mimeType) ?? recordAnew(mimeType, 3.5);
  recordings.set(mimeType, known);
  return known;
}

async function recordAnew(mimeType: string, seconds: number): Promise<Recorded> {
  const source = createSyntheticStream({
    video: mimeType.startsWith('video'),
    color: 'rgb(30, 30, 200)',
    toneHz: 440,
  });
  undo.push(source.stop);
  // As `startRecording` asks for them, so that there is more than one place to start from.
  const keyFrames = { videoKeyFrameIntervalDuration: 1000 };
  const recorder = new MediaRecorder(source.stream, { mimeType, ...keyFrames });
  const chunks: Blob[] = [];
  recorder.ondataavailable = ({ data }) => chunks.push(data);
  const stopped = new Promise((resolve) => (recorder.onstop = resolve));
  const startedAt = performance.now();
  recorder.start(250);
  // A busy machine begins to encode late: counted is from when something has come out.
  const hasBegun = () => chunks.filter(({ size }) => size > 0).length > 2;
  await expect.poll(hasBegun).toBe(true);
  await expect.poll(() => (performance.now() - startedAt) / 1000).toBeGreaterThan(seconds);
  recorder.stop();
  await stopped;
  const ran = (performance.now() - startedAt) / 1000;
  return { raw: new Uint8Array(await new Blob(chunks).arrayBuffer()), seconds: ran };
}

/** The same in a container, put in chunk by chunk. */
function mend(mimeType: string, raw: Bytes, chunkBytes: number) {
  const container = createContainer(mimeType);
  const body: Bytes[] = [];
  for (let at = 0; at < raw.length; at += chunkBytes) body.push(...container.push(raw.slice(at, at + chunkBytes)));
  const { head, rest, durationSeconds } = container.finish();
  return { bytes: joinBytes([head, ...body, ...rest]), durationSeconds };
}

const supported = (types: readonly string[]) => types.filter((type) => MediaRecorder.isTypeSupported(type));
const webm = supported(['video/webm;codecs=vp8,opus', 'video/webm;codecs=vp9,opus', 'audio/webm;codecs=opus']);
const mp4 = supported(['video/mp4;codecs=avc1.42E01F,opus', 'video/mp4;codecs=vp9,opus', 'audio/mp4;codecs=opus']);

describe.each([...webm, ...mp4])('%s', (type) => {
  it('plays to its end, from any place', async () => {
    const { raw, seconds: ran } = await record(type);
    const { bytes, durationSeconds } = mend(type, raw, 1021);
    expect(durationSeconds).toBeGreaterThan(0.2);
    expect(durationSeconds).toBeLessThan(ran + 0.2);
    // However it comes, the same comes out.
    expect(mend(type, raw, raw.length).bytes).toEqual(bytes);

    const { video, seek, colorAt, close } = await playBack(new Blob([bytes], { type }));
    undo.push(close);
    expect(Math.abs(video.duration - durationSeconds!)).toBeLessThan(0.1);
    expect(video.seekable.end(0)).toBeCloseTo(video.duration, 1);
    for (const part of [0.9, 0.2, 0.5]) {
      const seconds = video.duration * part;
      await seek(seconds);
      expect(video.currentTime).toBeCloseTo(seconds, 1);
      if (type.startsWith('video')) expect(colorAt(0.1, 0.1)).toBe('blue');
    }
    await seek(video.duration * 0.9);
    const end = new Promise((resolve) => video.addEventListener('ended', resolve, { once: true }));
    await video.play();
    await end;
    expect(video.error).toBeNull();
  });
});

it.each(webm)('%s has clusters of known size, and an index that points to them', async (type) => {
  const { bytes } = mend(type, (await record(type)).raw, 4096);
  const header = readElement(bytes);
  const segment = header && readElement(bytes, header.end);
  expect(segment).toMatchObject({ id: ebmlId.segment, end: bytes.length });
  const inside = bytes.subarray(segment!.start);
  const elements = [...readElements(inside)];
  expect(elements.at(-1)?.end).toBe(inside.length);
  const starts = new Set<number>();
  let at = 0;
  for (const { id, end } of elements) {
    if (id === ebmlId.cluster) starts.add(at);
    at = end;
  }
  const cues = elements.find(({ id }) => id === ebmlId.cues);
  const content = inside.subarray(cues!.start, cues!.end);
  const positions = [...readElements(content)].map((point) => {
    const fields = content.subarray(point.start, point.end);
    const place = [...readElements(fields)].find(({ id }) => id === ebmlId.cueTrackPositions);
    const inPlace = fields.subarray(place!.start, place!.end);
    const position = [...readElements(inPlace)].find(({ id }) => id === ebmlId.cueClusterPosition);
    return readUint(inPlace, position!);
  });
  expect(positions.length).toBeGreaterThan(0);
  expect(positions.filter((position) => !starts.has(position))).toEqual([]);
});

it.each(mp4)('%s says how long it is, for every track and the whole', async (type) => {
  const { bytes, durationSeconds } = mend(type, (await record(type)).raw, 4096);
  const root = { type: '', start: 0, end: bytes.length };
  expect([...readBoxes(bytes, root)].at(-1)?.end).toBe(bytes.length);
  const movie = findBox(bytes, root, 'moov');
  const header = findBox(bytes, movie!, 'mvhd');
  const extension = findBox(bytes, movie!, 'mvex', 'mehd');
  const view = new DataView(bytes.buffer);
  const seconds = Number(view.getBigUint64(header!.start + 24)) / view.getUint32(header!.start + 20);
  expect(seconds).toBeCloseTo(durationSeconds!, 2);
  expect(view.getBigUint64(extension!.start + 4)).toBe(view.getBigUint64(header!.start + 24));
});

describe('what is not understood', () => {
  it('stays as it is', () => {
    const bytes = crypto.getRandomValues(new Uint8Array(5000));
    bytes[0] = 0;
    for (const type of ['audio/ogg', 'video/webm', 'video/mp4']) expect(mend(type, bytes, 700).bytes).toEqual(bytes);
  });

  it('is kept behind what is', async () => {
    const [type = ''] = webm;
    const { raw } = await record(type);
    const noise = new Uint8Array(500);
    const { bytes, durationSeconds } = mend(type, joinBytes([raw, noise]), 333);
    expect(durationSeconds).toBeGreaterThan(0.2);
    expect(bytes.slice(-500)).toEqual(noise);
  });
});
