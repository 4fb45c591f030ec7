import { loadChunk } from '../chunk';
import { RtcError } from '../errors';
import type * as failures from './captureFailure';
import type { CaptureKind } from './captureKind';
import type { CaptureSubject } from './mediaError';

type Load = () => Promise<Pick<typeof failures, 'describeFailure' | 'describeMissing'>>;
const loadFailures: Load = () => import('./captureFailure');

/**
 * Fetches the code of the two below while the browser asks, so that nothing waits for it if the answer is no.
 *
 * @param load for tests, here and below. @default what knows the browsers' errors
 */
export function prepareFailure(load: Load = loadFailures): void {
  void loadChunk(load);
}

/**
 * The browser's error as one of ours, after asking the page about the situation; `chunk-unavailable`, with that error as
 * its cause, if the code that knows can't be loaded.
 */
export async function describeFailure(cause: unknown, subject: CaptureSubject, load: Load = loadFailures): Promise<RtcError> {
  const part = await loadChunk(load);
  return part instanceof RtcError ? new RtcError(part.code, part.message, { cause }) : part.describeFailure(cause, subject);
}

/** Why a capture that was granted lacks a kind: Chromium leaves out what a frame may not use. As above. */
export async function describeMissing(kind: CaptureKind, load: Load = loadFailures): Promise<RtcError> {
  const part = await loadChunk(load);
  return part instanceof RtcError ? part : part.describeMissing(kind);
}
