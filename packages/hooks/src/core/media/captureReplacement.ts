import { RtcError } from '../errors';
import type { Capture, CaptureLease } from './captureLease';

/** A track in use, the share in it, and the constraints that would get it again. */
export interface HeldCapture extends Capture {
  readonly lease: CaptureLease;
  readonly constraints: MediaTrackConstraints;
}

/** What is in use after an attempt to replace it, and why it is not what was asked for, if it isn't. */
export type Replacement =
  | { readonly held: HeldCapture; readonly error: RtcError | null }
  /** Neither the new nor the old device runs. */
  | { readonly held: null; readonly error: RtcError };

/**
 * Captures with other constraints in the place of `held`: the new track first, then the end of the old one,
 * so that a call shows no gap. Where only one capture at a time is possible (the browser says "in use"), the
 * old one ends first, and is captured again if the new one still fails.
 *
 * The caller puts the new track where the old one was and releases the old share. After an abort nothing
 * new is held, and the result is `null`.
 */
export async function replaceCapture(
  acquire: (constraints: MediaTrackConstraints) => CaptureLease,
  held: HeldCapture,
  constraints: MediaTrackConstraints,
  signal: AbortSignal,
): Promise<Replacement | null> {
  const take = (wanted: MediaTrackConstraints) => takeCapture(acquire, wanted, signal);

  let taken = await take(constraints);
  if (isUnwanted(taken, signal)) return null;
  if (!(taken instanceof RtcError)) return { held: taken, error: null };

  if (taken.code === 'device-in-use') {
    held.lease.release();
    taken = await take(constraints);
    if (isUnwanted(taken, signal)) return null;
    if (!(taken instanceof RtcError)) return { held: taken, error: null };
  }
  // One that was given back may run on for another component: it is shared in anew.
  if (isRunning(held)) return { held, error: taken };
  const again = await take(held.constraints);
  if (isUnwanted(again, signal)) return null;
  return { held: again instanceof RtcError ? null : again, error: taken };
}

/** Whether the track runs, and for this caller. */
export function isRunning({ track, lease }: HeldCapture): boolean {
  return lease.isHeld && track.readyState === 'live';
}

/**
 * Whether nobody wants what was taken any more: then it is released. An abort may come in the moment between a
 * capture and the caller that waits for it.
 */
export function isUnwanted(taken: HeldCapture | RtcError | null, signal: AbortSignal): boolean {
  if (signal.aborted && taken && !(taken instanceof RtcError)) taken.lease.release();
  return signal.aborted;
}

/**
 * A share in a track that is there, or the error. An abort before that releases the share at once, and waits for nothing: a
 * prompt that nobody answers, a camera that takes seconds.
 */
export async function takeCapture(
  acquire: (constraints: MediaTrackConstraints) => CaptureLease,
  constraints: MediaTrackConstraints,
  signal: AbortSignal,
): Promise<HeldCapture | RtcError> {
  const lease = acquire(constraints);
  const aborted = watchAbort(signal, lease.release);
  const result = await Promise.race([lease.ready, aborted.promise]);
  // A queue aborts a task's signal also after its end, when the share is in use.
  aborted.stop();
  if (!(result instanceof RtcError)) return { ...result, lease, constraints };
  lease.release();
  return result;
}

function watchAbort(signal: AbortSignal, release: () => void): { promise: Promise<RtcError>; stop(): void } {
  const listening = new AbortController();
  const promise = new Promise<RtcError>((resolve) => {
    const onAbort = () => {
      // At once: what is not asked for yet is not asked for then.
      release();
      resolve(new RtcError('permission-dismissed', 'Nobody wanted the capture any more.'));
    };
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { signal: listening.signal });
  });
  return { promise, stop: () => listening.abort() };
}
