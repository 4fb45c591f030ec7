/** Answers one capture. `capture` is the browser's own, for what is not to be disturbed. */
export type CaptureHandler = (
  constraints: MediaStreamConstraints,
  capture: (constraints: MediaStreamConstraints) => Promise<MediaStream>,
) => Promise<MediaStream>;

/** A capture method that somebody stands in front of. */
export interface CaptureInterception {
  /** What was asked for, call by call. */
  readonly calls: readonly MediaStreamConstraints[];
  /** Every track that was granted, in order. */
  readonly tracks: readonly MediaStreamTrack[];
  /** How many of them are still live. */
  liveTracks(): number;
  /** Puts the browser's own method back. Safe to call twice. */
  restore(): void;
}

/**
 * Stands in front of `navigator.mediaDevices.getUserMedia` or `getDisplayMedia`, to watch it, to make it
 * wait, or to make it fail with what no fake device fails with. Whoever calls this calls `restore()`.
 *
 * @param handle answers each call. @default the browser does
 */
export function interceptCapture(
  method: 'getUserMedia' | 'getDisplayMedia',
  handle: CaptureHandler = (constraints, capture) => capture(constraints),
): CaptureInterception {
  const { mediaDevices } = navigator;
  const own = Object.getOwnPropertyDescriptor(mediaDevices, method);
  const capture = mediaDevices[method].bind(mediaDevices);
  const calls: MediaStreamConstraints[] = [];
  const tracks: MediaStreamTrack[] = [];

  const stand = async (constraints: MediaStreamConstraints = {}) => {
    calls.push(constraints);
    const stream = await handle(constraints, capture);
    tracks.push(...stream.getTracks());
    return stream;
  };
  Object.defineProperty(mediaDevices, method, { configurable: true, writable: true, value: stand });

  return {
    calls,
    tracks,
    liveTracks: () => tracks.filter((track) => track.readyState === 'live').length,
    restore() {
      if (mediaDevices[method] !== stand) return;
      if (own) Object.defineProperty(mediaDevices, method, own);
      else Reflect.deleteProperty(mediaDevices, method);
    },
  };
}
