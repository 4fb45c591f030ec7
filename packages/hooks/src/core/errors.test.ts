import { expect, it } from 'vitest';
import { RtcError, toRtcError } from './errors';

it('carries a code, a way out and its cause', () => {
  const cause = new Error('NotReadableError');
  const error = new RtcError('device-in-use', 'The camera is in use.', { cause });
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({ name: 'RtcError', code: 'device-in-use', recovery: 'close-other-app', cause });
});

it('is made of anything, and left alone where it is one already', () => {
  const error = new RtcError('room-full', 'Full.');
  expect(toRtcError(error, 'peer-failed')).toBe(error);
  expect(toRtcError(new Error('oops'), 'peer-failed')).toMatchObject({ code: 'peer-failed', message: 'oops' });
  expect(toRtcError('plain', 'peer-failed', 'Said so.')).toMatchObject({ message: 'Said so.', cause: 'plain' });
});
