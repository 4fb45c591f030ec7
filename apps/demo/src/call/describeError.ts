import type { RtcError } from '@visavis/hooks';
import { maxPeople } from '../config/maxPeople';
import type { Words } from '../locales/en';

/** What only this deployment knows of an error that keeps somebody out. */
export function describeError({ code, cause }: RtcError, words: Words['call']): string | undefined {
  if (code === 'room-full') return words.full(maxPeople);
  if (code === 'room-forbidden') return isExpired(cause) ? words.expired : words.notAccepted;
  if (code === 'room-declined') return words.refused;
  if (code === 'room-removed') return words.removed;
  return code === 'signaling-rejected' ? words.signalingRejected : undefined;
}

/** What the server answered is in the cause, with its status; 401: the token was good once. */
function isExpired(cause: unknown): boolean {
  return typeof cause === 'object' && cause !== null && 'status' in cause && cause.status === 401;
}
