import { describe, expect, onTestFinished, test } from 'vitest';
import { createHalfSegmenter } from '../testing/halfSegmenter';
import { createPictureCamera, drawStripes } from '../testing/pictureCamera';
import { playTrack, readRegion } from '../testing/readRegion';
import type { CreateBackground } from './background';
import { backgroundProcessor } from './backgroundProcessor';
import { createBlurredBackground } from './blurredBackground';
import { loadPictureBackground } from './pictureBackground';

const person = { x: 0.05, y: 0.1, width: 0.4, height: 0.8 };
const room = { x: 0.55, y: 0.1, width: 0.4, height: 0.8 };

async function process(
  draw: (context: CanvasRenderingContext2D) => void,
  createBackground: CreateBackground,
  segmenter = createHalfSegmenter(),
) {
  const camera = createPictureCamera(draw);
  onTestFinished(camera.stop);
  const ending = new AbortController();
  const options = { name: 'background', required: true };
  const processor = backgroundProcessor(options, segmenter.create, createBackground);
  const processed = await processor.process(camera.track, ending.signal);
  onTestFinished(() => {
    ending.abort();
    processed.stop();
  });
  return { processed, segmenter, processor };
}

async function play(track: MediaStreamTrack) {
  const video = await playTrack(track);
  onTestFinished(() => {
    video.srcObject = null;
  });
  return video;
}

describe('a blurred background', () => {
  test('leaves nothing to read beside the person, who stays sharp', async () => {
    const { processed } = await process(drawStripes, () => createBlurredBackground(0.5));
    const video = await play(processed.track);
    await expect.poll(() => readRegion(video, person).contrast).toBeGreaterThan(100);
    const { contrast, color } = readRegion(video, room);
    expect(contrast).toBeLessThan(15);
    for (const channel of color) expect(Math.abs(channel - 127)).toBeLessThan(30);
  });

  test('takes no colour from the person', async () => {
    const { processed } = await process(
      (context) => {
        context.fillStyle = '#0f0';
        context.fillRect(0, 0, 320, 360);
        context.fillStyle = '#00f';
        context.fillRect(320, 0, 320, 360);
      },
      () => createBlurredBackground(1),
    );
    const video = await play(processed.track);
    const edge = { x: 0.54, y: 0.2, width: 0.04, height: 0.6 };
    await expect.poll(() => readRegion(video, edge).color[2]).toBeGreaterThan(200);
    expect(readRegion(video, edge).color[1]).toBeLessThan(40);
  });

  test('hides what could be read at its least strength too', async () => {
    const { processed } = await process(drawStripes, () => createBlurredBackground(0));
    const video = await play(processed.track);
    await expect.poll(() => readRegion(video, person).contrast).toBeGreaterThan(100);
    expect(readRegion(video, room).contrast).toBeLessThan(40);
  });
});

describe('a picture as the background', () => {
  async function picture(width: number, height: number, color: string): Promise<ImageBitmap> {
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('This browser has no 2D canvas.');
    context.fillStyle = color;
    context.fillRect(0, 0, width, height);
    return createImageBitmap(canvas);
  }
  const drawRed = (context: CanvasRenderingContext2D) => {
    context.fillStyle = '#d00000';
    context.fillRect(0, 0, 640, 360);
  };

  test('covers the room and not the person', async () => {
    const blue = await picture(100, 100, '#0000d0');
    const { processed } = await process(drawRed, () => loadPictureBackground(blue, 'cover'));
    const video = await play(processed.track);
    await expect.poll(() => readRegion(video, person).color[0]).toBeGreaterThan(170);
    const { color } = readRegion(video, room);
    expect(color[0]).toBeLessThan(40);
    expect(color[2]).toBeGreaterThan(170);
  });

  test("lights the person's edge, and nothing further in", async () => {
    const drawDark = (context: CanvasRenderingContext2D) => {
      context.fillStyle = '#202020';
      context.fillRect(0, 0, 640, 360);
    };
    const edge = { x: 0.46, y: 0.2, width: 0.02, height: 0.6 };
    const brightness = async (color: string) => {
      const behind = await picture(100, 100, color);
      const { processed } = await process(drawDark, () => loadPictureBackground(behind, 'cover'));
      const video = await play(processed.track);
      return { edge: readRegion(video, edge).color[0], inside: readRegion(video, { ...person, width: 0.3 }).color[0] };
    };
    const [bright, dark] = [await brightness('#ffffff'), await brightness('#000000')];
    expect(bright.edge).toBeGreaterThan(bright.inside + 10);
    expect(Math.abs(dark.edge - dark.inside)).toBeLessThan(5);
    expect(Math.abs(bright.inside - dark.inside)).toBeLessThan(5);
  });

  test('is shown as a whole on black with fit: contain', async () => {
    const blue = await picture(100, 100, '#0000d0');
    const { processed } = await process(drawRed, () => loadPictureBackground(blue, 'contain'));
    const video = await play(processed.track);
    await expect.poll(() => readRegion(video, { ...room, width: 0.2 }).color[2]).toBeGreaterThan(170);
    const beside = readRegion(video, { x: 0.85, y: 0.1, width: 0.1, height: 0.8 }).color;
    for (const channel of beside) expect(channel).toBeLessThan(40);
  });

  test('is not fetched from another origin', async () => {
    const rejected = process(drawRed, () => loadPictureBackground('https://example.com/beach.jpg', 'cover'));
    await expect(rejected).rejects.toThrow(/another origin/);
  });
});

test('a segmenter that fails is told, and shows nothing of the room', async () => {
  let healthy = true;
  const segmenter = createHalfSegmenter(() => {
    if (!healthy) throw new Error('out of memory');
  });
  const { processed } = await process(drawStripes, () => createBlurredBackground(0.5), segmenter);
  healthy = false;
  expect(await processed.failed).toMatchObject({ message: 'out of memory' });
});

test('gives its share in the segmenter back', async () => {
  const { processed, segmenter } = await process(drawStripes, () => createBlurredBackground(0.5));
  expect(segmenter.running).toBe(1);
  expect(segmenter.detail).toBe('fine');
  processed.stop();
  expect(segmenter.running).toBe(0);
});
