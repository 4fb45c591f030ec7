import { RtcError } from '../errors';
import type { CaptureKind } from './captureKind';
import { errorMessageOf, overconstrained, wasDismissed } from './captureRefusal';
import { errorNameOf, insecure, type CaptureSubject } from './mediaError';
import { frameMayForbid, policyAllows, queryPermission, type MediaPermission } from './permission';

/** What the page knows beside the browser's error, which alone is ambiguous. */
export interface CaptureSituation {
  /** The permission after the failure; a screen has none. */
  readonly permission: MediaPermission;
  /** Whether the embedding page allows this capture; `null` where the browser doesn't tell. */
  readonly policyAllows: boolean | null;
  /** Whether this page sits in a frame that may be what forbids it. */
  readonly framed: boolean;
  readonly secureContext: boolean;
}

/** The browser's error as one of ours, after asking the page about the situation. */
export async function describeFailure(cause: unknown, subject: CaptureSubject): Promise<RtcError> {
  const feature = subject === 'screen' ? 'display-capture' : subject;
  return toMediaError(cause, subject, {
    permission: subject === 'screen' ? 'unknown' : await queryPermission(subject),
    policyAllows: policyAllows(feature),
    framed: frameMayForbid(feature),
    secureContext: window.isSecureContext,
  });
}

/** Why a capture that was granted lacks a kind: Chromium leaves out what a frame may not use. */
export async function describeMissing(kind: CaptureKind): Promise<RtcError> {
  const refused = policyAllows(kind) === false || (await queryPermission(kind)) === 'denied';
  const name = refused ? 'NotAllowedError' : 'NotFoundError';
  return describeFailure(new DOMException(`The ${kind} was left out.`, name), kind);
}

/**
 * The browser's own error as an `RtcError`. Names and messages are those of Chromium and Firefox: a name says
 * little ("NotAllowedError" is six different things), so the message and the situation decide.
 *
 * @see https://www.w3.org/TR/mediacapture-streams/#dom-mediadevices-getusermedia
 */
export function toMediaError(cause: unknown, subject: CaptureSubject, situation: CaptureSituation): RtcError {
  const name = errorNameOf(cause);
  const message = errorMessageOf(cause);
  const fail = (code: RtcError['code'], text: string) => new RtcError(code, text, { cause });

  switch (name) {
    case 'NotAllowedError':
    case 'PermissionDeniedError':
      return refused(cause, subject, situation, fail);
    case 'SecurityError':
      return situation.secureContext
        ? fail('blocked-by-policy', `The browser or the page's policy forbids the ${subject}.`)
        : fail('insecure-context', insecure);
    case 'NotFoundError':
    case 'DevicesNotFoundError':
      return fail('device-not-found', `There is no ${subject} to capture.`);
    case 'NotReadableError':
    case 'TrackStartError':
    // Chromium and Firefox both use it for a device that didn't start in time.
    case 'AbortError':
      return fail('device-in-use', `The ${subject} could not be started; another program may be using it.`);
    case 'OverconstrainedError':
    case 'ConstraintNotSatisfiedError':
      return overconstrained(cause, subject);
    case 'InvalidStateError':
      return fail('permission-dismissed', `The browser asks for the ${subject} only after a click or a key.`);
    case 'NotSupportedError':
    case 'TypeError':
      return fail('not-supported', `This browser cannot capture a ${subject} this way: ${message}`);
    default:
      return fail('not-supported', `The ${subject} could not be captured: ${name} ${message}`.trimEnd());
  }
}

function refused(
  cause: unknown,
  subject: CaptureSubject,
  { permission, policyAllows: allowed, framed, secureContext }: CaptureSituation,
  fail: (code: RtcError['code'], text: string) => RtcError,
): RtcError {
  const message = errorMessageOf(cause);
  if (!secureContext) return fail('insecure-context', insecure);
  // "Permission denied by system": https://github.com/w3c/mediacapture-screen-share/issues/281
  if (/by system/i.test(message)) {
    return fail(
      'permission-denied-by-system',
      `The operating system keeps this browser from the ${subject}.`,
    );
  }
  if (allowed === false || /permissions? policy/i.test(message)) {
    return fail(
      'blocked-by-policy',
      `The page that embeds this one does not allow the ${subject} (allow="...").`,
    );
  }
  if (wasDismissed(cause)) return fail('permission-dismissed', `The question for the ${subject} was closed.`);
  // A picker has no lasting permission: a user who closes it may open it again.
  if (subject === 'screen') return fail('permission-dismissed', 'No screen was chosen.');
  if (permission === 'denied') {
    // Firefox tells a frame nothing but this, and a frame without allow="..." is by far the usual reason.
    return allowed === null && framed
      ? fail(
          'blocked-by-policy',
          `The frame that holds this page does not allow the ${subject} (allow="...").`,
        )
      : fail('permission-denied', `This site may not use the ${subject}.`);
  }
  // The browser would ask again, so the answer was "not now": Firefox has one wording for both.
  if (permission === 'prompt')
    return fail('permission-dismissed', `The ${subject} was not allowed this time.`);
  return fail('permission-denied', `This site may not use the ${subject}.`);
}
