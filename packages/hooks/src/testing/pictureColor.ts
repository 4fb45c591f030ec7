/** How far a channel may be off for two colours to count as one; video coding shifts them a little. */
const TOLERANCE = 40;

/** A colour as red, green and blue, each from 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/**
 * Decodes a frame of `stream` and reads the colour near its upper left corner: proof of whose picture it is.
 *
 * @param timeoutMs how long to wait for a frame. @default 5000
 * @throws if no frame was decoded in that time
 */
export async function readPictureColor(stream: MediaStream, timeoutMs = 5000): Promise<Rgb> {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = new MediaStream(stream.getVideoTracks());
  try {
    // Without a track `play` never settles, so the frame is waited for, not the playback.
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('No frame was decoded.')), timeoutMs);
      video.requestVideoFrameCallback(() => {
        clearTimeout(timer);
        resolve();
      });
      video.play().catch(reject);
    });
    const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('This browser has no 2D canvas.');
    context.drawImage(video, 0, 0);
    const { data } = context.getImageData(Math.floor(video.videoWidth / 12), Math.floor(video.videoHeight / 12), 1, 1);
    return [data[0] ?? 0, data[1] ?? 0, data[2] ?? 0];
  } finally {
    video.srcObject = null;
  }
}

/** Whether two colours are the same, but for what video coding does to them. */
export function isSameColor(a: Rgb, b: Rgb): boolean {
  return a.every((channel, index) => Math.abs(channel - (b[index] ?? 0)) <= TOLERANCE);
}
