import type { RtcError } from '../errors';
import { browserNames, captureKinds, type CaptureConstraints, type CaptureKind } from './captureKind';
import { constraintOf, overconstrained, wasDismissed } from './captureRefusal';
import { errorNameOf } from './mediaError';
import { queryPermission } from './permission';
import { relaxConstraints } from './relaxConstraints';

/** What the browser is asked for in the place of a question that failed. */
export interface CaptureRetry {
  readonly requested: CaptureConstraints;
  /** The kinds whose constraints were relaxed, and why. */
  readonly relaxed: Partial<Record<CaptureKind, RtcError>>;
}

/**
 * What to ask for after a failure: the same with the constraint relaxed that no device meets, or each of two kinds alone. Empty:
 * the failure is the answer.
 */
export async function findRetries(
  mediaDevices: MediaDevices,
  cause: unknown,
  requested: CaptureConstraints,
  relaxed: CaptureRetry['relaxed'],
): Promise<readonly CaptureRetry[]> {
  const relaxation = await relax(mediaDevices, cause, requested, relaxed);
  if (relaxation) return [{ requested: { ...requested, ...relaxation.requested }, relaxed: { ...relaxed, ...relaxation.errors } }];
  const kinds = captureKinds.filter((kind) => requested[kind]);
  if (kinds.length < 2 || !(await mayFailAlone(cause))) return [];
  return kinds.map((kind) => ({ requested: { [kind]: requested[kind] }, relaxed }));
}

/** Relaxes the constraint that failed, in the kinds that have it and were not relaxed before. */
async function relax(
  mediaDevices: MediaDevices,
  cause: unknown,
  requested: CaptureConstraints,
  relaxed: Partial<Record<CaptureKind, RtcError>>,
): Promise<{ requested: CaptureConstraints; errors: Partial<Record<CaptureKind, RtcError>> } | null> {
  if (errorNameOf(cause) !== 'OverconstrainedError') return null;
  const name = constraintOf(cause);
  const next: CaptureConstraints = {};
  const errors: Partial<Record<CaptureKind, RtcError>> = {};
  for (const kind of captureKinds) {
    const constraints = requested[kind];
    if (!constraints || relaxed[kind]) continue;
    const weaker = relaxConstraints(constraints, name);
    if (!weaker || (name === 'deviceId' && (await hasDevice(mediaDevices, kind, constraints)))) continue;
    next[kind] = weaker;
    errors[kind] = overconstrained(cause, kind);
  }
  return Object.keys(next).length === 0 ? null : { requested: next, errors };
}

/** "deviceId" is what both kinds call it: the one whose device is there is not the one that failed. */
async function hasDevice(mediaDevices: MediaDevices, kind: CaptureKind, { deviceId }: MediaTrackConstraints) {
  if (typeof deviceId !== 'object' || Array.isArray(deviceId)) return false;
  const devices = await mediaDevices.enumerateDevices();
  const ids = devices
    .filter((device) => device.kind === browserNames[kind].device)
    .map((one) => one.deviceId);
  return [deviceId.exact ?? []].flat().some((id) => ids.includes(id));
}

/** Whether a failure of two kinds together can be a failure of one of them only. */
async function mayFailAlone(cause: unknown): Promise<boolean> {
  switch (errorNameOf(cause)) {
    case 'NotFoundError':
    case 'NotReadableError':
    case 'AbortError':
    case 'OverconstrainedError':
      return true;
    case 'NotAllowedError': {
      // A user who just said no is not asked again; what was blocked long ago doesn't block the other.
      const states = await Promise.all(captureKinds.map(queryPermission));
      return states.includes('denied') && states.some((state) => state !== 'denied') && !wasDismissed(cause);
    }
    default:
      return false;
  }
}
