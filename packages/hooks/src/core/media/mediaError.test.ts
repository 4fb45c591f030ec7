import { describe, expect, test } from 'vitest';
import type { RtcErrorCode } from '../errors';
import { toMediaError, type CaptureSituation } from './captureFailure';
import { constraintOf } from './captureRefusal';
import type { CaptureSubject } from './mediaError';

const usual: CaptureSituation = {
  permission: 'prompt',
  policyAllows: true,
  framed: false,
  secureContext: true,
};
/** Firefox words every refusal alike, and has no way to ask for the policy. */
const firefoxWords = 'The request is not allowed by the user agent or the platform in the current context.';
const firefox: CaptureSituation = { ...usual, policyAllows: null };

interface Case {
  what: string;
  cause: unknown;
  subject?: CaptureSubject;
  situation?: CaptureSituation;
  code: RtcErrorCode;
}

const refusal = (message: string) => new DOMException(message, 'NotAllowedError');

const cases: Case[] = [
  { what: 'Chromium, prompt closed', cause: refusal('Permission dismissed'), code: 'permission-dismissed' },
  {
    what: 'Chromium, blocked',
    cause: refusal('Permission denied'),
    situation: { ...usual, permission: 'denied' },
    code: 'permission-denied',
  },
  {
    what: 'Chromium, system settings',
    cause: refusal('Permission denied by system'),
    situation: { ...usual, permission: 'granted' },
    code: 'permission-denied-by-system',
  },
  {
    what: 'Chromium, frame without allow',
    cause: refusal('Permission denied'),
    situation: { ...usual, permission: 'denied', policyAllows: false, framed: true },
    code: 'blocked-by-policy',
  },
  {
    what: 'Firefox, "not now"',
    cause: refusal(firefoxWords),
    situation: firefox,
    code: 'permission-dismissed',
  },
  {
    what: 'Firefox, "always block"',
    cause: refusal(firefoxWords),
    situation: { ...firefox, permission: 'denied' },
    code: 'permission-denied',
  },
  {
    what: 'Firefox, frame without allow',
    cause: refusal(firefoxWords),
    situation: { ...firefox, permission: 'denied', framed: true },
    code: 'blocked-by-policy',
  },
  {
    what: 'a browser without the Permissions API',
    cause: refusal('Permission denied'),
    situation: { ...usual, permission: 'unknown' },
    code: 'permission-denied',
  },
  {
    what: 'no secure context',
    cause: refusal(firefoxWords),
    situation: { ...firefox, secureContext: false },
    code: 'insecure-context',
  },
  {
    what: 'picker closed, Chromium',
    cause: refusal('Permission denied'),
    subject: 'screen',
    code: 'permission-dismissed',
  },
  {
    what: 'picker closed, Firefox',
    cause: refusal(firefoxWords),
    subject: 'screen',
    code: 'permission-dismissed',
  },
  {
    what: 'screen recording not allowed by the system',
    cause: refusal('Permission denied by system'),
    subject: 'screen',
    code: 'permission-denied-by-system',
  },
  {
    what: 'screen in a frame without allow',
    cause: refusal('Access to the feature "display-capture" is disallowed by permissions policy.'),
    subject: 'screen',
    situation: firefox,
    code: 'blocked-by-policy',
  },
  {
    what: 'screen without a click',
    cause: new DOMException('getDisplayMedia requires transient activation', 'InvalidStateError'),
    subject: 'screen',
    code: 'permission-dismissed',
  },
  {
    what: 'Chromium, none',
    cause: new DOMException('Requested device not found', 'NotFoundError'),
    code: 'device-not-found',
  },
  {
    what: 'Firefox, none',
    cause: new DOMException('The object can not be found here.', 'NotFoundError'),
    code: 'device-not-found',
  },
  {
    what: 'Chromium, in use',
    cause: new DOMException('Could not start video source', 'NotReadableError'),
    code: 'device-in-use',
  },
  {
    what: 'Firefox, in use',
    cause: new DOMException('Failed to allocate videosource', 'NotReadableError'),
    code: 'device-in-use',
  },
  {
    what: 'Chromium, too slow',
    cause: new DOMException('Timeout starting video source', 'AbortError'),
    code: 'device-in-use',
  },
  {
    what: 'Firefox, insecure',
    cause: new DOMException('The operation is insecure.', 'SecurityError'),
    situation: { ...firefox, secureContext: false },
    code: 'insecure-context',
  },
  {
    what: 'switched off by a policy',
    cause: new DOMException('The operation is insecure.', 'SecurityError'),
    code: 'blocked-by-policy',
  },
  {
    what: 'nothing asked for',
    cause: new TypeError('At least one of audio and video must be requested'),
    code: 'not-supported',
  },
  { what: 'something never heard of', cause: 'surprise', code: 'not-supported' },
];

describe('toMediaError', () => {
  test.each(cases)('$what is $code', ({ cause, subject = 'camera', situation = usual, code }) => {
    const error = toMediaError(cause, subject, situation);
    expect(error.code).toBe(code);
    expect(error.cause).toBe(cause);
    expect(error.message).not.toBe('');
  });

  test('names the constraint that no device met', () => {
    const cause = Object.assign(new Error(''), { name: 'OverconstrainedError', constraint: 'frameRate' });
    const error = toMediaError(cause, 'camera', usual);
    expect(error).toMatchObject({
      code: 'overconstrained',
      recovery: 'relax-constraints',
      constraint: 'frameRate',
      cause,
    });
    expect(error.message).toContain('"frameRate"');
    expect(constraintOf(cause)).toBe('frameRate');
  });
});
