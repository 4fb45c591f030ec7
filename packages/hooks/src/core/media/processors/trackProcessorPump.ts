import type { FramePump, OnFrame } from './frameRenderer';

/** TypeScript's own types don't know these two yet. https://www.w3.org/TR/mediacapture-transform/ */
interface MediaStreamTrackProcessor {
  readonly readable: ReadableStream<VideoFrame>;
}
interface MediaStreamTrackGenerator extends MediaStreamTrack {
  readonly writable: WritableStream<VideoFrame>;
}
interface TransformWindow {
  MediaStreamTrackProcessor?: new (init: { track: MediaStreamTrack; maxBufferSize?: number }) => MediaStreamTrackProcessor;
  MediaStreamTrackGenerator?: new (init: { kind: 'video' }) => MediaStreamTrackGenerator;
}

/** Whether this browser hands frames to a page, also to one that is hidden (Chromium does). */
export function hasTrackProcessor(): boolean {
  const { MediaStreamTrackProcessor, MediaStreamTrackGenerator } = globalThis as TransformWindow;
  return MediaStreamTrackProcessor !== undefined && MediaStreamTrackGenerator !== undefined;
}

/**
 * Takes frames out of a track and puts those that are drawn into another, by the browser's own means.
 *
 * @param onEnd called once, after the last frame: with what went wrong, or with null when the track ended or `stop` was called
 */
export function startTrackProcessorPump(
  track: MediaStreamTrack,
  canvas: OffscreenCanvas,
  onFrame: OnFrame,
  onEnd: (error: unknown) => void,
): FramePump {
  const { MediaStreamTrackProcessor, MediaStreamTrackGenerator } = globalThis as TransformWindow;
  if (!MediaStreamTrackProcessor || !MediaStreamTrackGenerator) throw new Error('This browser has no MediaStreamTrackProcessor.');
  // One frame, so that a slow processor shows the newest one and not those of a second ago.
  const reader = new MediaStreamTrackProcessor({ track, maxBufferSize: 1 }).readable.getReader();
  const generator = new MediaStreamTrackGenerator({ kind: 'video' });
  const writer = generator.writable.getWriter();

  async function forward(frame: VideoFrame): Promise<void> {
    const { timestamp, displayWidth: width, displayHeight: height } = frame;
    try {
      if (!(await onFrame(frame, { width, height }, timestamp / 1000))) return;
    } finally {
      frame.close();
    }
    // The generator closes it.
    if (generator.readyState === 'live') await writer.write(new VideoFrame(canvas, { timestamp, alpha: 'discard' }));
  }

  async function run(): Promise<void> {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      await forward(value);
    }
  }

  run().then(
    () => onEnd(null),
    (error: unknown) => onEnd(error),
  );

  return {
    track: generator,
    stop() {
      // Both reject only where they are closed already.
      reader.cancel().catch(() => undefined);
      writer.close().catch(() => undefined);
      generator.stop();
    },
  };
}
