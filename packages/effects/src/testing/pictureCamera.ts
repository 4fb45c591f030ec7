/** A camera that shows a picture which stands still. */
export interface PictureCamera {
  readonly track: MediaStreamTrack;
  stop(): void;
}

/** Makes it. @param draw draws the picture, again for each frame, since a canvas sends nothing that was not drawn */
export function createPictureCamera(draw: (context: CanvasRenderingContext2D) => void): PictureCamera {
  const canvas = document.createElement('canvas');
  canvas.width = 640;
  canvas.height = 360;
  const context = canvas.getContext('2d');
  const track = canvas.captureStream(15).getVideoTracks()[0];
  if (!context || !track) throw new Error('This browser cannot capture a canvas.');
  draw(context);
  const timer = setInterval(() => draw(context), 1000 / 15);
  return {
    track,
    stop() {
      clearInterval(timer);
      track.stop();
    },
  };
}

/** Draws thin black and white stripes, of which a blur leaves nothing but grey. */
export function drawStripes(context: CanvasRenderingContext2D): void {
  const { width, height } = context.canvas;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#000';
  for (let x = 0; x < width; x += 16) context.fillRect(x, 0, 8, height);
}
