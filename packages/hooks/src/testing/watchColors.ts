import type { Rgb } from './pictureColor';

/** The colours of a stream's frames, as they come. */
export interface WatchedColors {
  /** The colour near the upper left corner of each frame that was shown, in order. */
  readonly colors: readonly Rgb[];
  stop(): void;
}

/** Plays `stream`, whatever track it has from time to time, and reads a colour from each frame that is shown. */
export function watchColors(stream: MediaStream): WatchedColors {
  const colors: Rgb[] = [];
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.autoplay = true;
  video.srcObject = stream;
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser has no 2D canvas.');
  let request = 0;

  function look(): void {
    const { videoWidth: width, videoHeight: height } = video;
    if (context && width > 0) {
      context.drawImage(video, width / 12, height / 12, 1, 1, 0, 0, 1, 1);
      const { data } = context.getImageData(0, 0, 1, 1);
      colors.push([data[0] ?? 0, data[1] ?? 0, data[2] ?? 0]);
    }
    request = video.requestVideoFrameCallback(look);
  }

  request = video.requestVideoFrameCallback(look);
  return {
    colors,
    stop() {
      video.cancelVideoFrameCallback(request);
      video.srcObject = null;
    },
  };
}
