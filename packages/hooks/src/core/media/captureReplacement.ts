import { RtcError } from '../errors';
import type { CaptureLease } from './captureArbiter';

/** A track in use, the share in it, and the constraints that would get it again. */
export interface HeldCapture {
  readonly track: MediaStreamTrack;
  readonly relaxed: RtcError | null;
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
  if (held.track.readyState === 'live') return { held, error: taken };
  const again = await take(held.constraints);
  if (isUnwanted(again, signal)) return null;
  return { held: again instanceof RtcError ? null : again, error: taken };
}

/** Captures with the first of `wishes` that can be met. @returns null if none can, or after an abort */
export async function takeFirst(
  acquire: (constraints: MediaTrackConstraints) => CaptureLease,
  wishes: readonly MediaTrackConstraints[],
  signal: AbortSignal,
): Promise<HeldCapture | null> {
  for (const constraints of wishes) {
    const taken = await takeCapture(acquire, constraints, signal);
    if (isUnwanted(taken, signal)) return null;
    if (!(taken instanceof RtcError)) return taken;
  }
  return null;
}

/**
 * Whether nobody wants what was taken any more: then it is released. An abort may come in the moment between a
 * capture and whoever waits for it.
 */
export function isUnwanted(taken: HeldCapture | RtcError | null, signal: AbortSignal): boolean {
  if (signal.aborted && taken && !(taken instanceof RtcError)) taken.lease.release();
  return signal.aborted;
}

/** A share in a track that is there, or the error. An abort before that releases the share at once. */
export async function takeCapture(
  acquire: (constraints: MediaTrackConstraints) => CaptureLease,
  constraints: MediaTrackConstraints,
  signal: AbortSignal,
): Promise<HeldCapture | RtcError> {
  const lease = acquire(constraints);
  signal.addEventListener('abort', lease.release, { once: true });
  const result = await lease.ready;
  // A queue aborts a task's signal also after its end, when the share is in use.
  signal.removeEventListener('abort', lease.release);
  if (!(result instanceof RtcError)) return { ...result, lease, constraints };
  lease.release();
  return result;
}
