import { afterEach, describe, expect, test } from 'vitest';
import {
  interceptCapture,
  type CaptureHandler,
  type CaptureInterception,
} from '../../testing/interceptCapture';
import { RtcError } from '../errors';
import type { CaptureConstraints } from './captureKind';
import type { Capture } from './captureLease';
import { requestCapture } from './captureRequest';

type CaptureOutcome = { camera?: Capture | RtcError; microphone?: Capture | RtcError };

let browser: CaptureInterception | null = null;

async function request(
  requested: CaptureConstraints,
  handle?: CaptureHandler,
  isWanted = () => true,
): Promise<CaptureOutcome> {
  browser = interceptCapture('getUserMedia', handle);
  const outcome: CaptureOutcome = {};
  await requestCapture(navigator.mediaDevices, requested, {
    isWanted,
    settle: (kind, result) => (outcome[kind] = result),
  });
  return outcome;
}

afterEach(() => {
  for (const track of browser?.tracks ?? []) track.stop();
  browser?.restore();
});

const trackOf = (result: CaptureOutcome['camera']) =>
  result && !(result instanceof RtcError) ? result.track : undefined;
const codeOf = (result: CaptureOutcome['camera']) => (result instanceof RtcError ? result.code : undefined);

const notFound = () => new DOMException('Requested device not found', 'NotFoundError');
const inUse = () => new DOMException('Could not start video source', 'NotReadableError');

/** A browser on a machine without one of the two. */
const without =
  (missing: 'audio' | 'video', error: () => DOMException): CaptureHandler =>
  async (constraints, capture) => {
    if (constraints[missing]) throw error();
    return capture(constraints);
  };

describe('requestCapture', () => {
  test('one question gets both', async () => {
    const outcome = await request({ camera: {}, microphone: {} });
    expect(trackOf(outcome.camera)?.kind).toBe('video');
    expect(trackOf(outcome.microphone)?.kind).toBe('audio');
    expect(browser?.calls).toHaveLength(1);
  });

  test('without a camera there is still the microphone, and the other way round', async () => {
    const deaf = await request({ camera: {}, microphone: {} }, without('video', notFound));
    expect(codeOf(deaf.camera)).toBe('device-not-found');
    expect(trackOf(deaf.microphone)?.readyState).toBe('live');
    browser?.restore();

    const mute = await request({ camera: {}, microphone: {} }, without('audio', notFound));
    expect(codeOf(mute.microphone)).toBe('device-not-found');
    expect(trackOf(mute.camera)?.readyState).toBe('live');
    trackOf(deaf.microphone)?.stop();
  });

  test('a camera in use does not take the microphone with it', async () => {
    const outcome = await request({ camera: {}, microphone: {} }, without('video', inUse));
    expect(codeOf(outcome.camera)).toBe('device-in-use');
    expect(trackOf(outcome.microphone)?.readyState).toBe('live');
  });

  test('after a "no" the person is not asked again', async () => {
    const outcome = await request({ camera: {}, microphone: {} }, async () => {
      throw new DOMException('Permission dismissed', 'NotAllowedError');
    });
    expect(codeOf(outcome.camera)).toBe('permission-dismissed');
    expect(codeOf(outcome.microphone)).toBe('permission-dismissed');
    expect(browser?.calls).toHaveLength(1);
  });

  test('a size that no camera has becomes an ideal value, and the track says so', async () => {
    const outcome = await request({ camera: { width: { exact: 99_999 } }, microphone: {} });
    expect(trackOf(outcome.camera)?.readyState).toBe('live');
    expect(outcome.camera).toMatchObject({
      relaxed: { code: 'overconstrained', recovery: 'relax-constraints' },
    });
    expect(outcome.microphone).toMatchObject({ relaxed: null });
    expect(browser?.calls).toEqual([
      { audio: {}, video: { width: { exact: 99_999 } } },
      { audio: {}, video: { width: { ideal: 99_999 } } },
    ]);
  });

  test('a device that is gone is told from one of the other kind that is there', async () => {
    const devices = await navigator.mediaDevices.enumerateDevices();
    const microphone = devices.find(({ kind, deviceId }) => kind === 'audioinput' && deviceId !== '');
    // Firefox shows ids only to a page that captures already; there both are relaxed, which does no harm.
    const audio = microphone ? { deviceId: { exact: microphone.deviceId } } : {};
    const outcome = await request({ camera: { deviceId: { exact: 'unplugged' } }, microphone: audio });
    expect(trackOf(outcome.camera)?.readyState).toBe('live');
    expect(outcome.camera).toMatchObject({ relaxed: { code: 'overconstrained' } });
    expect(outcome.microphone).toMatchObject({ relaxed: null });
  });

  test('a kind is relaxed once: what still fails then, fails', async () => {
    const outcome = await request({ camera: { frameRate: { exact: 1 } } }, async (constraints, capture) =>
      // The real error, of a size which no relaxing here touches.
      capture({ ...constraints, video: { width: { exact: 99_999 } } }),
    );
    expect(codeOf(outcome.camera)).toBe('overconstrained');
    expect(browser?.calls.length).toBeLessThanOrEqual(2);
  });

  test('nobody is asked for what nobody wants any more', async () => {
    const outcome = await request({ camera: {}, microphone: {} }, without('video', notFound), () => false);
    expect(outcome).toEqual({});
    expect(browser?.calls).toHaveLength(1);
    expect(browser?.tracks).toHaveLength(0);
  });
});
