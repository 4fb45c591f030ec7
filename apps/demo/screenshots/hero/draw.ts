import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

let folder: string | undefined;

/** Has a browser draw an SVG, and writes what it drew as a camera's film for Chromium (YUV4MPEG2, BT.601): one picture, that stands. */
export async function writeFilm(page: Page, name: string, svg: string, { width = 1280, height = 720 } = {}): Promise<string> {
  const planes = await page.evaluate(drawPlanes, { svg, width, height });
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420\n`);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), Buffer.from(planes, 'base64')]);
  const path = join((folder ??= mkdtempSync(join(tmpdir(), 'visavis-hero-'))), `${name}.y4m`);
  writeFileSync(path, Buffer.concat([head, frame, frame]));
  return path;
}

/** In the page: the Y plane, and U and V at half the size, one after the other, in base64. */
async function drawPlanes({ svg, width, height }: { svg: string; width: number; height: number }): Promise<string> {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  await image.decode();
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (!context) throw new Error('There is no canvas.');
  context.drawImage(image, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  const luma = new Uint8Array(width * height);
  const [blue, red] = [new Uint8Array(luma.length / 4), new Uint8Array(luma.length / 4)];
  for (let at = 0; at < luma.length; at++) {
    const [r, g, b] = [data[at * 4] ?? 0, data[at * 4 + 1] ?? 0, data[at * 4 + 2] ?? 0];
    luma[at] = 16 + 0.257 * r + 0.504 * g + 0.098 * b;
    const [x, y] = [at % width, Math.floor(at / width)];
    if (x % 2 || y % 2) continue;
    const half = (y / 2) * (width / 2) + x / 2;
    blue[half] = 128 - 0.148 * r - 0.291 * g + 0.439 * b;
    red[half] = 128 + 0.439 * r - 0.368 * g - 0.071 * b;
  }
  const bytes = await new Blob([luma, blue, red]).arrayBuffer();
  let text = '';
  for (const byte of new Uint8Array(bytes)) text += String.fromCharCode(byte);
  return btoa(text);
}
