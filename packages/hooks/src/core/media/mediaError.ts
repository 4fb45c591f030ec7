import { RtcError } from '../errors';
import type { CaptureKind } from './captureKind';

/** What was asked for when the browser refused. */
export type CaptureSubject = CaptureKind | 'screen';

/** What to report where `navigator.mediaDevices` is missing. */
export function missingMediaDevices(): RtcError {
  return window.isSecureContext
    ? new RtcError('not-supported', 'This browser has no navigator.mediaDevices; it cannot capture anything.')
    : new RtcError('insecure-context', insecure);
}

/** The error's name; an `OverconstrainedError` is an `Error` in some browsers only. */
export function errorNameOf(cause: unknown): string {
  return typeof cause === 'object' && cause !== null && 'name' in cause ? String(cause.name) : '';
}

/** What is wrong with a page that is not served over https. */
export const insecure = 'Capturing needs a secure context: serve the page over https, or from localhost.';
