import { RtcError } from '../errors';
import { captureCode } from './captureCode';
import { describeFailure, describeMissing } from './captureFailureLoader';
import { browserNames, captureKinds, type CaptureConstraints, type CaptureKind } from './captureKind';
import type { Capture } from './captureLease';
import type { CaptureRetry } from './captureRetry';

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
    const part = await captureCode.load();
    const retries = part instanceof RtcError ? [] : await part.findRetries(mediaDevices, cause, requested, relaxed);
    if (retries.length > 0) {
      // Side by side, so that one which is slow to fail doesn't hold up the other.
      await Promise.all(retries.map((retry) => requestWanted(mediaDevices, asker, retry)));
      return;
    }
    for (const kind of kinds) asker.settle(kind, await describeFailure(cause, kind));
  }
}

/** Asks once more, for what is still wanted. */
async function requestWanted(mediaDevices: MediaDevices, asker: CaptureAsker, { requested, relaxed }: CaptureRetry): Promise<void> {
  const wanted = pick(requested, (kind) => asker.isWanted(kind));
  if (captureKinds.some((kind) => wanted[kind])) await requestCapture(mediaDevices, wanted, asker, relaxed);
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
