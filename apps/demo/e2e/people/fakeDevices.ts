import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A colour as red, green and blue, each from 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

const WIDTH = 640;
const HEIGHT = 360;
const FRAMES = 20;
/** Few: four browsers on two cores have each other's pictures to encode and to decode. */
const FRAMES_A_SECOND = 10;
const SAMPLE_RATE = 48_000;

let folder: string | undefined;
const fileNamed = (name: string) => join((folder ??= mkdtempSync(join(tmpdir(), 'visavis-e2e-'))), name);

/** BT.601, limited range, as YUV4MPEG2 has it. */
function toYuv([red, green, blue]: Rgb): [number, number, number] {
  return [
    Math.round(16 + 0.257 * red + 0.504 * green + 0.098 * blue),
    Math.round(128 - 0.148 * red - 0.291 * green + 0.439 * blue),
    Math.round(128 + 0.439 * red - 0.368 * green - 0.071 * blue),
  ];
}

/** Writes a camera: a flat colour with a light square that wanders along the lower edge. */
export function writeCamera(color: Rgb): string {
  const [y, u, v] = toYuv(color);
  const parts: Buffer[] = [Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F${FRAMES_A_SECOND}:1 Ip A1:1 C420\n`)];
  for (let frame = 0; frame < FRAMES; frame++) {
    const luma = Buffer.alloc(WIDTH * HEIGHT, y);
    const left = 20 + frame * 24;
    for (let row = HEIGHT - 80; row < HEIGHT - 20; row++) luma.fill(235, row * WIDTH + left, row * WIDTH + left + 60);
    const chroma = (WIDTH / 2) * (HEIGHT / 2);
    parts.push(Buffer.from('FRAME\n'), luma, Buffer.alloc(chroma, u), Buffer.alloc(chroma, v));
  }
  const path = fileNamed(`camera-${color.join('-')}.y4m`);
  writeFileSync(path, Buffer.concat(parts));
  return path;
}

/** Writes a microphone: one second of a tone, which Chromium repeats. */
export function writeMicrophone(toneHz: number): string {
  const header = Buffer.alloc(44);
  const bytes = SAMPLE_RATE * 2;
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + bytes, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(SAMPLE_RATE, 24);
  header.writeUInt32LE(bytes, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(bytes, 40);
  const samples = Buffer.alloc(bytes);
  for (let at = 0; at < SAMPLE_RATE; at++) {
    samples.writeInt16LE(Math.round(12_000 * Math.sin((2 * Math.PI * toneHz * at) / SAMPLE_RATE)), at * 2);
  }
  const path = fileNamed(`microphone-${toneHz}.wav`);
  writeFileSync(path, Buffer.concat([header, samples]));
  return path;
}
