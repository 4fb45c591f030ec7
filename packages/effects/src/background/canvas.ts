/** A canvas that is drawn on and shown to nobody. */
export function createHiddenCanvas(): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  if (!context) throw new Error('This browser has no 2D canvas.');
  return context;
}

/** Gives it this size, which clears it only where it is another one. */
export function resize({ canvas }: OffscreenCanvasRenderingContext2D, width: number, height: number): void {
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}

/** Draws on the whole of it. */
export function drawOn(
  context: OffscreenCanvasRenderingContext2D,
  source: CanvasImageSource,
  operation: GlobalCompositeOperation,
): void {
  context.globalCompositeOperation = operation;
  context.drawImage(source, 0, 0, context.canvas.width, context.canvas.height);
}

/** A small picture of one colour whose alpha is set pixel by pixel. */
export interface AlphaPicture {
  readonly canvas: OffscreenCanvas;
  set(width: number, height: number, alpha: Uint8ClampedArray): void;
}

/** Makes it. */
export function createAlphaPicture(): AlphaPicture {
  const context = createHiddenCanvas();
  let pixels = new ImageData(1, 1);
  return {
    canvas: context.canvas,
    set(width, height, alpha) {
      if (pixels.width !== width || pixels.height !== height) pixels = new ImageData(width, height);
      resize(context, width, height);
      for (let index = 0; index < alpha.length; index += 1) pixels.data[index * 4 + 3] = alpha[index] ?? 0;
      context.putImageData(pixels, 0, 0);
    },
  };
}
