import { onTestFinished } from 'vitest';

const WIDTH = 960;
const HEIGHT = 540;
/** The side of a square that is compared at once, in pixels. */
const BLOCK = 8;
/** What keeps a blank square from counting as different because of noise: (0.01 · 255)² and (0.03 · 255)², as SSIM has it. */
const [C1, C2] = [6.5025, 58.5225];
/** Squares with less contrast than this have nothing to read. */
const LEAST_VARIANCE = 400;

/** A page of text as a shared screen shows it, with a caret that blinks. */
export interface TextPage {
  readonly stream: MediaStream;
  /**
   * How much of the text another stream shows as it is: the structural similarity (SSIM) of the squares that have text in them,
   * from 0 to 1 (the same).
   */
  similarity(seen: MediaStream): Promise<number>;
}

/** Renders one; it ends with the test. */
export function makeTextPage(): TextPage {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: WIDTH, height: HEIGHT });
  const context = contextOf(canvas);
  const draw = (caret: boolean) => {
    context.fillStyle = '#fff';
    context.fillRect(0, 0, WIDTH, HEIGHT);
    context.fillStyle = '#111';
    context.font = '16px sans-serif';
    for (let line = 0; line < 20; line += 1) context.fillText(`${line + 1}. The quick brown fox jumps over the lazy dog, and ${line * 7} others watch.`, 40, 40 + line * 24);
    if (caret) context.fillRect(700, 500, 2, 16);
  };
  draw(false);
  const wanted = grayOf(context);
  const stream = canvas.captureStream(5);
  let caret = false;
  const timer = setInterval(() => draw((caret = !caret)), 200);
  onTestFinished(() => {
    clearInterval(timer);
    for (const track of stream.getTracks()) track.stop();
  });
  return { stream, similarity: async (seen) => compare(wanted, await readGray(seen)) };
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser has no 2D canvas.');
  return context;
}

function grayOf(context: CanvasRenderingContext2D): Float32Array {
  const { data } = context.getImageData(0, 0, WIDTH, HEIGHT);
  return Float32Array.from({ length: WIDTH * HEIGHT }, (_, pixel) => {
    const [red = 0, green = 0, blue = 0] = data.subarray(pixel * 4, pixel * 4 + 3);
    return 0.299 * red + 0.587 * green + 0.114 * blue;
  });
}

/** The next frame of a stream, at the size of the page. */
async function readGray(stream: MediaStream): Promise<Float32Array> {
  const video = document.createElement('video');
  Object.assign(video, { muted: true, playsInline: true, srcObject: stream });
  try {
    await video.play();
    await new Promise((resolve) => video.requestVideoFrameCallback(resolve));
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width: WIDTH, height: HEIGHT });
    const context = contextOf(canvas);
    context.drawImage(video, 0, 0, WIDTH, HEIGHT);
    return grayOf(context);
  } finally {
    video.srcObject = null;
  }
}

function compare(a: Float32Array, b: Float32Array): number {
  const found: number[] = [];
  for (let top = 0; top + BLOCK <= HEIGHT; top += BLOCK) {
    for (let left = 0; left + BLOCK <= WIDTH; left += BLOCK) {
      const block = compareBlock(a, b, top, left);
      if (block !== null) found.push(block);
    }
  }
  return found.reduce((sum, each) => sum + each, 0) / found.length;
}

/** The similarity of one square; null: it has no text. */
function compareBlock(a: Float32Array, b: Float32Array, top: number, left: number): number | null {
  let [sumA, sumB, squaresA, squaresB, products] = [0, 0, 0, 0, 0];
  for (let y = top; y < top + BLOCK; y += 1) {
    for (let x = left; x < left + BLOCK; x += 1) {
      const [one, other] = [a[y * WIDTH + x] ?? 0, b[y * WIDTH + x] ?? 0];
      sumA += one;
      sumB += other;
      squaresA += one * one;
      squaresB += other * other;
      products += one * other;
    }
  }
  const count = BLOCK * BLOCK;
  const [meanA, meanB] = [sumA / count, sumB / count];
  const varianceA = squaresA / count - meanA * meanA;
  const varianceB = squaresB / count - meanB * meanB;
  if (varianceA < LEAST_VARIANCE) return null;
  const covariance = products / count - meanA * meanB;
  return ((2 * meanA * meanB + C1) * (2 * covariance + C2)) / ((meanA ** 2 + meanB ** 2 + C1) * (varianceA + varianceB + C2));
}
