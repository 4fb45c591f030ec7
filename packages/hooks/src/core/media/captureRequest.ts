import { RtcError } from '../errors';
import { browserNames, captureKinds, type CaptureKind } from './captureKind';
import { constraintOf, describeFailure, errorNameOf, overconstrained, wasDismissed } from './mediaError';
import { queryPermission } from './permission';
import { soften } from './trackConstraints';

/** What to capture: the constraints of each kind that is wanted. */
export type CaptureWish = Partial<Record<CaptureKind, MediaTrackConstraints>>;

/** A track that was granted, and the constraint it had to do without, if any. */
export interface Capture {
  readonly track: MediaStreamTrack;
  /** Code `overconstrained` if the track doesn't meet every constraint, else `null`. */
  readonly relaxed: RtcError | null;
}

/** What became of each kind that was wished for. */
export type CaptureOutcome = Partial<Record<CaptureKind, Capture | RtcError>>;

/**
 * Asks the browser for all that is wished for in one question, and gets as much of it as there is.
 *
 * - A constraint that no device meets is softened to a wish, once for each kind.
 * - If one kind fails for a reason of its own (missing, in use, blocked), the other is asked for alone.
 *
 * @param isWanted asked again before every further attempt, since people change their mind while a prompt is
 *   open; a kind that nobody wants any more is left out of the outcome
 */
export async function requestCapture(
  mediaDevices: MediaDevices,
  wish: CaptureWish,
  isWanted: (kind: CaptureKind) => boolean,
  relaxed: Partial<Record<CaptureKind, RtcError>> = {},
): Promise<CaptureOutcome> {
  const kinds = captureKinds.filter((kind) => wish[kind]);
  try {
    const stream = await mediaDevices.getUserMedia(browserConstraints(wish));
    const outcome: CaptureOutcome = {};
    for (const kind of kinds) {
      const track = stream.getTracks().find((one) => one.kind === browserNames[kind].constraint);
      outcome[kind] = track
        ? { track, relaxed: relaxed[kind] ?? null }
        : new RtcError('device-not-found', `The browser granted no ${kind}.`);
    }
    return outcome;
  } catch (cause) {
    const again = async (next: CaptureWish, errors = relaxed): Promise<CaptureOutcome> => {
      const wanted = pick(next, isWanted);
      return captureKinds.some((kind) => wanted[kind]) ? requestCapture(mediaDevices, wanted, isWanted, errors) : {};
    };

    const softened = await relax(mediaDevices, cause, wish, relaxed);
    if (softened) return await again({ ...wish, ...softened.wish }, { ...relaxed, ...softened.errors });

    if (kinds.length > 1 && (await mayFailAlone(cause))) {
      const outcome: CaptureOutcome = {};
      for (const kind of kinds) Object.assign(outcome, await again(pick(wish, (one) => one === kind)));
      return outcome;
    }
    const errors: CaptureOutcome = {};
    for (const kind of kinds) errors[kind] = await describeFailure(cause, kind);
    return errors;
  }
}

function pick(wish: CaptureWish, test: (kind: CaptureKind) => boolean): CaptureWish {
  const picked: CaptureWish = {};
  for (const kind of captureKinds) {
    if (wish[kind] && test(kind)) picked[kind] = wish[kind];
  }
  return picked;
}

function browserConstraints({ camera, microphone }: CaptureWish): MediaStreamConstraints {
  return { ...(microphone && { audio: microphone }), ...(camera && { video: camera }) };
}

/** Softens the constraint that failed, in the kinds that have it and were not softened before. */
async function relax(
  mediaDevices: MediaDevices,
  cause: unknown,
  wish: CaptureWish,
  relaxed: Partial<Record<CaptureKind, RtcError>>,
): Promise<{ wish: CaptureWish; errors: Partial<Record<CaptureKind, RtcError>> } | null> {
  if (errorNameOf(cause) !== 'OverconstrainedError') return null;
  const name = constraintOf(cause);
  const next: CaptureWish = {};
  const errors: Partial<Record<CaptureKind, RtcError>> = {};
  for (const kind of captureKinds) {
    const constraints = wish[kind];
    if (!constraints || relaxed[kind]) continue;
    const softened = soften(constraints, name);
    if (!softened || (name === 'deviceId' && (await hasDevice(mediaDevices, kind, constraints)))) continue;
    next[kind] = softened;
    errors[kind] = overconstrained(cause, kind);
  }
  return Object.keys(next).length === 0 ? null : { wish: next, errors };
}

/** "deviceId" is what both kinds call it: the one whose device is there is not the one that failed. */
async function hasDevice(mediaDevices: MediaDevices, kind: CaptureKind, { deviceId }: MediaTrackConstraints) {
  if (typeof deviceId !== 'object' || Array.isArray(deviceId)) return false;
  const devices = await mediaDevices.enumerateDevices();
  const ids = devices.filter((device) => device.kind === browserNames[kind].device).map((one) => one.deviceId);
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
      // Somebody who just said no is not asked again; what was blocked long ago doesn't block the other.
      const states = await Promise.all(captureKinds.map(queryPermission));
      return states.includes('denied') && states.some((state) => state !== 'denied') && !wasDismissed(cause);
    }
    default:
      return false;
  }
}
