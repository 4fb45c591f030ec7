import { expect, it } from 'vitest';
import { RtcError } from '../errors';
import { createPart } from '../part';
import { describeFailure, describeMissing } from './captureFailureLoader';

const failures = {
  describeFailure: (cause: unknown, subject: string) => Promise.resolve(new RtcError('device-in-use', subject, { cause })),
  describeMissing: (kind: string) => Promise.resolve(new RtcError('device-not-found', kind)),
};
const offline = createPart(() => Promise.reject(new TypeError('offline')));

it('asks the code that knows the errors of browsers', async () => {
  const cause = new Error('busy');
  const code = createPart(() => Promise.resolve(failures));
  expect(await describeFailure(cause, 'camera', code)).toMatchObject({ code: 'device-in-use', message: 'camera', cause });
  expect(await describeMissing('microphone', code)).toMatchObject({ code: 'device-not-found', message: 'microphone' });
});

it('returns an error with a way out, and the one of the browser in it, where that can not be loaded', async () => {
  const cause = new Error('busy');
  expect(await describeFailure(cause, 'screen', offline)).toMatchObject({ code: 'chunk-unavailable', recovery: 'reload', cause });
  expect(await describeMissing('camera', offline)).toMatchObject({ code: 'chunk-unavailable', recovery: 'reload' });
});
