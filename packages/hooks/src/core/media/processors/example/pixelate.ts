import { videoProcessor } from '@visavis/hooks/core';

/** Shows everything in squares of so many pixels. */
export function pixelate(size = 16) {
  const small = new OffscreenCanvas(1, 1);
  const smallContext = small.getContext('2d');

  return videoProcessor(
    (frame, context) => {
      const { width, height } = context.canvas;
      small.width = Math.ceil(width / size);
      small.height = Math.ceil(height / size);
      smallContext?.drawImage(frame, 0, 0, small.width, small.height);
      context.imageSmoothingEnabled = false;
      context.drawImage(small, 0, 0, width, height);
    },
    { name: 'pixelate', required: true },
  );
}
