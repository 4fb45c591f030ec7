import { RtcError } from '../errors';
import { errorNameOf } from './mediaError';
import { policyAllows } from './permission';

/**
 * Why sound could not be led to a speaker, as one of our errors.
 *
 * @see https://www.w3.org/TR/audio-output/#dom-htmlmediaelement-setsinkid
 */
export function describeSpeakerFailure(cause: unknown): RtcError {
  const fail = (code: RtcError['code'], text: string) => new RtcError(code, text, { cause });
  switch (errorNameOf(cause)) {
    case 'NotFoundError':
      return fail('device-not-found', 'The chosen speaker is not there.');
    case 'NotAllowedError':
    case 'SecurityError':
      return policyAllows('speaker-selection') === false
        ? fail('blocked-by-policy', 'The page that embeds this one does not allow a choice of the speaker.')
        : fail('permission-denied', 'This site may not use the speaker.');
    case 'AbortError':
    case 'NotReadableError':
      return fail('device-in-use', 'The speaker could not be started; another program may be using it.');
    case 'InvalidStateError':
      return fail('permission-dismissed', 'The browser asks for a speaker only after a click or a key.');
    default:
      return fail('not-supported', `Sound could not be led to the speaker: ${errorNameOf(cause)}`);
  }
}
