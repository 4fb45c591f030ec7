import { frameProcessor, type ProcessorOptions } from './frameProcessor';
import type { FrameSource } from './frameRenderer';
import type { TrackProcessor } from './trackProcessor';

/** What a frame is drawn with: a 2D context of a canvas of the frame's size. */
export type FrameContext = OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D;

/**
 * Draws one frame. What is not drawn over is what was drawn for the frame before.
 *
 * @param frame to be drawn with `context.drawImage`; valid until the result settles
 * @param time when the frame was captured, in milliseconds on a clock of its own
 * @returns a promise is waited for; the frames that come meanwhile are left out
 */
export type DrawFrame = (frame: FrameSource, context: FrameContext, time: number) => void | Promise<void>;

/**
 * Makes a processor of video out of a function that draws frames.
 *
 * ```ts
 * const mirror = videoProcessor((frame, context) => {
 *   const { width, height } = context.canvas;
 *   context.setTransform(-1, 0, 0, 1, width, 0);
 *   context.drawImage(frame, 0, 0, width, height);
 * });
 * ```
 *
 * Frames come from a `MediaStreamTrackProcessor` where the browser has one, else from a video element; then a hidden page gets
 * fewer of them.
 */
export function videoProcessor(draw: DrawFrame, options: ProcessorOptions = {}): TrackProcessor {
  return frameProcessor((canvas) => {
    const context = canvas.getContext('2d', { alpha: false });
    if (!context || !('drawImage' in context)) throw new Error('This browser has no 2D canvas.');
    return { draw: (frame, time) => draw(frame, context, time) };
  }, options);
}
