import { createFrameMeter } from './frameMeter';
import type { FrameCanvas, FramePump, FrameRenderer, FrameSource, FrameSize } from './frameRenderer';
import type { ProcessedTrack, TrackProcessor } from './trackProcessor';
import { hasTrackProcessor, startTrackProcessorPump } from './trackProcessorPump';
import { startVideoElementPump } from './videoElementPump';

/** What a processor is called, and whether it may be left out. */
export interface ProcessorOptions {
  /** What `getProcessorStats()` and errors call it. @default its kind */
  readonly name?: string | undefined;
  /** Whether nothing may be sent without it. @default false */
  readonly required?: boolean | undefined;
}

/** Makes what draws the frames of one track on `canvas`; a promise is waited for, and `signal` is aborted at its end. */
export type CreateFrameRenderer = (canvas: FrameCanvas, signal: AbortSignal) => FrameRenderer | Promise<FrameRenderer>;

/** A camera that is there may still show nothing: its system keeps it, or its page is hidden. */
const FIRST_FRAME_MS = 3000;

/**
 * Makes a processor of video out of something that draws frames and keeps things between them: a model, a texture, another
 * canvas. Where nothing is kept, `videoProcessor` does.
 */
export function frameProcessor(createRenderer: CreateFrameRenderer, options: ProcessorOptions = {}): TrackProcessor {
  return {
    kind: 'video',
    name: options.name,
    required: options.required,
    async process(track, signal) {
      const offscreen = hasTrackProcessor();
      const canvas = offscreen ? new OffscreenCanvas(1, 1) : document.createElement('canvas');
      const renderer = await createRenderer(canvas, signal);
      if (signal.aborted) {
        renderer.stop?.();
        throw new Error('Nobody wants it any more.');
      }
      return startDrawing(track, canvas, renderer, signal);
    },
  };
}

async function startDrawing(
  track: MediaStreamTrack,
  canvas: FrameCanvas,
  renderer: FrameRenderer,
  signal: AbortSignal,
): Promise<ProcessedTrack> {
  const meter = createFrameMeter();
  const first = settleable();
  const failed = settleable();

  async function onFrame(frame: FrameSource, { width, height }: FrameSize, time: number): Promise<boolean> {
    const end = meter.begin();
    let out = false;
    try {
      // Setting it clears the canvas, also to the same value.
      if (canvas.width !== width) canvas.width = width;
      if (canvas.height !== height) canvas.height = height;
      await renderer.draw(frame, time);
      out = !signal.aborted;
    } finally {
      end(out);
    }
    first.settle(null);
    return out;
  }

  function onEnd(error: unknown): void {
    if (error !== null) failed.settle(error);
    first.settle(error);
  }

  const pump: FramePump =
    canvas instanceof OffscreenCanvas
      ? startTrackProcessorPump(track, canvas, onFrame, onEnd)
      : startVideoElementPump(track, canvas, onFrame, onEnd);
  let stopped = false;
  const stop = () => {
    if (stopped) return;
    stopped = true;
    pump.stop();
    renderer.stop?.();
  };
  // Also for a caller that stops waiting before it is there.
  signal.addEventListener('abort', stop);

  const timer = setTimeout(() => first.settle(null), FIRST_FRAME_MS);
  const error = await first.promise;
  clearTimeout(timer);
  if (error !== null) {
    stop();
    throw error;
  }
  return { track: pump.track, stop, stats: meter.stats, failed: failed.promise };
}

function settleable(): { readonly promise: Promise<unknown>; settle(value: unknown): void } {
  let settle!: (value: unknown) => void;
  const promise = new Promise<unknown>((resolve) => (settle = resolve));
  return { promise, settle };
}
