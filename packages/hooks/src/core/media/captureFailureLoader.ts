import { RtcError } from '../errors';
import type { Part } from '../part';
import { captureCode } from './captureCode';
import type * as failures from './captureFailure';
import type { CaptureKind } from './captureKind';
import type { CaptureSubject } from './mediaError';

type FailureCode = Part<Pick<typeof failures, 'describeFailure' | 'describeMissing'>>;

/**
 * The browser's error as one of ours, after asking the page about the situation; `chunk-unavailable`, with that error as
 * its cause, if the code that knows can't be loaded.
 *
 * @param code for tests, here and below. @default what comes with a capture
 */
export async function describeFailure(cause: unknown, subject: CaptureSubject, code: FailureCode = captureCode): Promise<RtcError> {
  const part = await code.load();
  return part instanceof RtcError ? new RtcError(part.code, part.message, { cause }) : part.describeFailure(cause, subject);
}

/** Why a capture that was granted lacks a kind: Chromium leaves out what a frame may not use. As above. */
export async function describeMissing(kind: CaptureKind, code: FailureCode = captureCode): Promise<RtcError> {
  const part = await code.load();
  return part instanceof RtcError ? part : part.describeMissing(kind);
}
