import { replaceProperty } from './replaceProperty';

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
  /** How many of them, and of the clones that were made of them, are still live. */
  liveTracks(): number;
  /** Puts the browser's own method back. Safe to call twice. */
  restore(): void;
}

/**
 * Stands in front of `navigator.mediaDevices.getUserMedia` or `getDisplayMedia`, to watch it, to make it
 * wait, or to make it fail with what no fake device fails with. The caller calls `restore()`.
 *
 * @param handle answers each call. @default the browser does
 * @param mediaDevices whose method it is. @default this page's
 */
export function interceptCapture(
  method: 'getUserMedia' | 'getDisplayMedia',
  handle: CaptureHandler = (constraints, capture) => capture(constraints),
  mediaDevices: MediaDevices = navigator.mediaDevices,
): CaptureInterception {
  // A browser on a phone has no `getDisplayMedia`; answering for it needs none.
  const native = mediaDevices[method] as MediaDevices['getUserMedia'] | undefined;
  const capture = async (constraints: MediaStreamConstraints) => {
    if (!native) throw new TypeError(`This browser has no ${method}.`);
    return native.call(mediaDevices, constraints);
  };
  const calls: MediaStreamConstraints[] = [];
  const tracks: MediaStreamTrack[] = [];
  const withClones: MediaStreamTrack[] = [];

  function follow(track: MediaStreamTrack): MediaStreamTrack {
    withClones.push(track);
    const clone = track.clone.bind(track);
    Object.defineProperty(track, 'clone', { configurable: true, value: () => follow(clone()) });
    return track;
  }

  const stand = async (constraints: MediaStreamConstraints = {}) => {
    calls.push(constraints);
    const stream = await handle(constraints, capture);
    tracks.push(...stream.getTracks().map(follow));
    return stream;
  };
  const restore = replaceProperty(mediaDevices, method, { writable: true, value: stand });

  return {
    calls,
    tracks,
    liveTracks: () => withClones.filter((track) => track.readyState === 'live').length,
    restore,
  };
}
