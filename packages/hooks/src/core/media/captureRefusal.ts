import { RtcError } from '../errors';
import type { CaptureSubject } from './mediaError';

/** The error for a track that runs, but without the constraint that no device met. */
export function overconstrained(cause: unknown, subject: CaptureSubject): RtcError {
  const constraint = constraintOf(cause);
  const which = constraint === '' ? 'the constraints' : `the constraint "${constraint}"`;
  return new RtcError('overconstrained', `No ${subject} meets ${which}.`, { cause, constraint });
}

/** The name of the constraint that failed, empty where the browser keeps it to itself. */
export function constraintOf(cause: unknown): string {
  if (typeof cause !== 'object' || cause === null || !('constraint' in cause)) return '';
  return typeof cause.constraint === 'string' ? cause.constraint : '';
}

/** Chromium's own word for a prompt that was closed without an answer; Firefox has none. */
export function wasDismissed(cause: unknown): boolean {
  return /dismissed/i.test(errorMessageOf(cause));
}

/** The error's message; the text of anything else. */
export function errorMessageOf(cause: unknown): string {
  return typeof cause === 'object' && cause !== null && 'message' in cause
    ? String(cause.message)
    : String(cause);
}
