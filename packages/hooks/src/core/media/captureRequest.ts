import type { RtcError } from '../errors';
import { captureCode } from './captureCode';
import { describeFailure, describeMissing } from './captureFailureLoader';
import { browserNames, captureKinds, type CaptureKind } from './captureKind';
import type { Capture } from './captureLease';
import { constraintOf, errorNameOf, overconstrained, wasDismissed } from './mediaError';
import { queryPermission } from './permission';
import { relaxConstraints } from './trackConstraints';

/** What to capture: the constraints of each kind that is wanted. */
export type CaptureConstraints = Partial<Record<CaptureKind, MediaTrackConstraints>>;

/** Who asked, from the browser's answers back. */
export interface CaptureAsker {
  /**
   * Whether a kind is still wanted; asked before every further attempt, since people change their mind while
   * a prompt is open. One that isn't is not asked for, and not settled.
   */
  isWanted(kind: CaptureKind): boolean;
  /** Takes, and owns, the track of a kind, or why there is none, as soon as that is known. */
  settle(kind: CaptureKind, result: Capture | RtcError): void;
}

/**
 * Asks the browser for all that is wanted in one question, and gets as much of it as there is.
 *
 * - A constraint that no device meets is relaxed to an ideal value, once for each kind.
 * - If one kind fails for a reason of its own (missing, in use, blocked), the other is asked for alone.
 */
export async function requestCapture(
  mediaDevices: MediaDevices,
  requested: CaptureConstraints,
  asker: CaptureAsker,
  relaxed: Partial<Record<CaptureKind, RtcError>> = {},
): Promise<void> {
  const kinds = captureKinds.filter((kind) => requested[kind]);
  // So that nothing waits for it if the answer is no.
  void captureCode.load();
  try {
    const stream = await mediaDevices.getUserMedia(browserConstraints(requested));
    const missing = kinds.filter((kind) => {
      const track = stream.getTracks().find((one) => one.kind === browserNames[kind].constraint);
      if (track) asker.settle(kind, { track, relaxed: relaxed[kind] ?? null });
      return !track;
    });
    for (const kind of missing) asker.settle(kind, await describeMissing(kind));
  } catch (cause) {
    const again = async (next: CaptureConstraints, errors = relaxed) => {
      const wanted = pick(next, (kind) => asker.isWanted(kind));
      if (captureKinds.some((kind) => wanted[kind]))
        await requestCapture(mediaDevices, wanted, asker, errors);
    };

    const relaxation = await relax(mediaDevices, cause, requested, relaxed);
    if (relaxation) return await again({ ...requested, ...relaxation.requested }, { ...relaxed, ...relaxation.errors });

    if (kinds.length > 1 && (await mayFailAlone(cause))) {
      // Side by side, so that one which is slow to fail doesn't hold up the other.
      await Promise.all(kinds.map((kind) => again(pick(requested, (one) => one === kind))));
      return;
    }
    for (const kind of kinds) asker.settle(kind, await describeFailure(cause, kind));
  }
}

function pick(requested: CaptureConstraints, test: (kind: CaptureKind) => boolean): CaptureConstraints {
  const picked: CaptureConstraints = {};
  for (const kind of captureKinds) {
    if (requested[kind] && test(kind)) picked[kind] = requested[kind];
  }
  return picked;
}

function browserConstraints({ camera, microphone }: CaptureConstraints): MediaStreamConstraints {
  return { ...(microphone && { audio: microphone }), ...(camera && { video: camera }) };
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
