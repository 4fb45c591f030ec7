import { RtcError } from '../errors';
import type { CaptureLease } from './captureLease';
import { isUnwanted, takeCapture, type HeldCapture } from './captureReplacement';

/** Captures with the first of `alternatives` that can be met. @returns null if none can, or after an abort */
export async function takeFirst(
  acquire: (constraints: MediaTrackConstraints) => CaptureLease,
  alternatives: readonly MediaTrackConstraints[],
  signal: AbortSignal,
): Promise<HeldCapture | null> {
  for (const constraints of alternatives) {
    const taken = await takeCapture(acquire, constraints, signal);
    if (isUnwanted(taken, signal)) return null;
    if (!(taken instanceof RtcError)) return taken;
  }
  return null;
}
