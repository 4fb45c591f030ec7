import { expect, it } from 'vitest';
import { RtcError } from '../errors';
import { describeFailure, describeMissing, prepareFailure } from './captureFailureLoader';

const failures = {
  describeFailure: (cause: unknown, subject: string) => Promise.resolve(new RtcError('device-in-use', subject, { cause })),
  describeMissing: (kind: string) => Promise.resolve(new RtcError('device-not-found', kind)),
};
const offline = () => Promise.reject(new TypeError('offline'));

it('fetches the code as soon as a capture begins', () => {
  let loads = 0;
  prepareFailure(() => {
    loads += 1;
    return Promise.resolve(failures);
  });
  expect(loads).toBe(1);
});

it('asks the code that knows the errors of browsers', async () => {
  const cause = new Error('busy');
  const load = () => Promise.resolve(failures);
  expect(await describeFailure(cause, 'camera', load)).toMatchObject({ code: 'device-in-use', message: 'camera', cause });
  expect(await describeMissing('microphone', load)).toMatchObject({ code: 'device-not-found', message: 'microphone' });
});

it('returns an error with a way out, and the one of the browser in it, where that can not be loaded', async () => {
  const cause = new Error('busy');
  prepareFailure(offline);
  expect(await describeFailure(cause, 'screen', offline)).toMatchObject({ code: 'chunk-unavailable', recovery: 'reload', cause });
  expect(await describeMissing('camera', offline)).toMatchObject({ code: 'chunk-unavailable', recovery: 'reload' });
});
