/** How a part of a frame looks. */
export interface Region {
  /** The mean of its red, green and blue, each from 0 to 255. */
  readonly color: readonly [red: number, green: number, blue: number];
  /** How far its brightness is spread around its mean, from 0 (one shade) to about 127 (black and white). */
  readonly contrast: number;
  /** How much its brightness changes from one pixel to the next, from 0: a blurred edge is as high as a sharp one, but not as steep. */
  readonly detail: number;
}

/** Reads a part of a picture; `x`, `y`, `width` and `height` are parts of its own, from 0 to 1. */
export function readRegion(
  picture: HTMLVideoElement,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
): Region {
  const [w, h] = [picture.videoWidth, picture.videoHeight];
  const context = new OffscreenCanvas(w, h).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser has no 2D canvas.');
  context.drawImage(picture, 0, 0);
  const row = Math.round(width * w);
  const { data } = context.getImageData(Math.round(x * w), Math.round(y * h), row, Math.round(height * h));
  const pixels = data.length / 4;
  const sum = [0, 0, 0];
  let [shades, squares, steps, last] = [0, 0, 0, 0];
  for (let index = 0; index < data.length; index += 4) {
    const [red = 0, green = 0, blue = 0] = data.subarray(index, index + 3);
    [red, green, blue].forEach((value, channel) => (sum[channel] = (sum[channel] ?? 0) + value));
    const shade = (red + green + blue) / 3;
    shades += shade;
    squares += shade * shade;
    // Squared, so that one steep edge counts for more than many gentle slopes.
    if ((index / 4) % row > 0) steps += (shade - last) ** 2;
    last = shade;
  }
  const mean = shades / pixels;
  const [red = 0, green = 0, blue = 0] = sum.map((value) => value / pixels);
  return { color: [red, green, blue], contrast: Math.sqrt(Math.max(0, squares / pixels - mean * mean)), detail: Math.sqrt(steps / pixels) };
}

/** Plays a track in an element that nobody sees; resolves with its first frame. The caller clears `srcObject`. */
export async function playTrack(track: MediaStreamTrack): Promise<HTMLVideoElement> {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = new MediaStream([track]);
  const first = new Promise<void>((resolve) => video.requestVideoFrameCallback(() => resolve()));
  await video.play();
  await first;
  return video;
}
