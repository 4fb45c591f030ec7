import type { RtcError } from '../errors';
import { browserNames, captureKinds, type CaptureKind } from './captureKind';
import {
  constraintOf,
  describeFailure,
  describeMissing,
  errorNameOf,
  overconstrained,
  wasDismissed,
} from './mediaError';
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
 * Asks the browser for all that is wished for in one question, and gets as much of it as there is.
 *
 * - A constraint that no device meets is softened to a wish, once for each kind.
 * - If one kind fails for a reason of its own (missing, in use, blocked), the other is asked for alone.
 */
export async function requestCapture(
  mediaDevices: MediaDevices,
  wish: CaptureWish,
  asker: CaptureAsker,
  relaxed: Partial<Record<CaptureKind, RtcError>> = {},
): Promise<void> {
  const kinds = captureKinds.filter((kind) => wish[kind]);
  try {
    const stream = await mediaDevices.getUserMedia(browserConstraints(wish));
    const missing = kinds.filter((kind) => {
      const track = stream.getTracks().find((one) => one.kind === browserNames[kind].constraint);
      if (track) asker.settle(kind, { track, relaxed: relaxed[kind] ?? null });
      return !track;
    });
    for (const kind of missing) asker.settle(kind, await describeMissing(kind));
  } catch (cause) {
    const again = async (next: CaptureWish, errors = relaxed) => {
      const wanted = pick(next, (kind) => asker.isWanted(kind));
      if (captureKinds.some((kind) => wanted[kind]))
        await requestCapture(mediaDevices, wanted, asker, errors);
    };

    const softened = await relax(mediaDevices, cause, wish, relaxed);
    if (softened) return await again({ ...wish, ...softened.wish }, { ...relaxed, ...softened.errors });

    if (kinds.length > 1 && (await mayFailAlone(cause))) {
      // Side by side, so that one which is slow to fail doesn't hold up the other.
      await Promise.all(kinds.map((kind) => again(pick(wish, (one) => one === kind))));
      return;
    }
    for (const kind of kinds) asker.settle(kind, await describeFailure(cause, kind));
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
      // Somebody who just said no is not asked again; what was blocked long ago doesn't block the other.
      const states = await Promise.all(captureKinds.map(queryPermission));
      return states.includes('denied') && states.some((state) => state !== 'denied') && !wasDismissed(cause);
    }
    default:
      return false;
  }
}
