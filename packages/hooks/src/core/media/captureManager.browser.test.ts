import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createGate } from '../../testing/gate';
import {
  interceptCapture,
  type CaptureHandler,
  type CaptureInterception,
} from '../../testing/interceptCapture';
import { createRandom } from '../../testing/random';
import { createVirtualDevices } from '../../testing/virtualDevices';
import { RtcError } from '../errors';
import type { CaptureLease } from './captureLease';
import { captureManager } from './captureManager';

let browser: CaptureInterception;
const intercept = (handle?: CaptureHandler) => {
  browser.restore();
  browser = interceptCapture('getUserMedia', handle);
};
beforeEach(() => {
  browser = interceptCapture('getUserMedia');
});
afterEach(() => browser.restore());

const manager = captureManager(navigator.mediaDevices);
async function trackOf(lease: CaptureLease): Promise<MediaStreamTrack> {
  const result = await lease.ready;
  if (result instanceof RtcError) throw result;
  return result.track;
}

describe('captureManager', () => {
  test('ten who ask for the same get one question and one track, which stops with the last', async () => {
    const leases = Array.from({ length: 10 }, () => manager.acquire('camera', {}));
    const tracks = await Promise.all(leases.map(trackOf));
    const late = manager.acquire('camera', {});
    expect(await trackOf(late)).toBe(tracks[0]);
    expect(new Set(tracks).size).toBe(1);
    expect(browser.calls).toHaveLength(1);

    for (const lease of leases) lease.release();
    expect(browser.liveTracks()).toBe(1);
    late.release();
    expect(browser.liveTracks()).toBe(0);
  });

  test('a camera and a microphone asked for in one task are one question', async () => {
    const camera = manager.acquire('camera', { width: 320 });
    const microphone = manager.acquire('microphone', {});
    const tracks = [await trackOf(camera), await trackOf(microphone)];
    expect(tracks.map(({ kind }) => kind)).toEqual(['video', 'audio']);
    expect(browser.calls).toEqual([{ audio: {}, video: { width: 320 } }]);

    camera.release();
    expect(tracks.map(({ readyState }) => readyState)).toEqual(['ended', 'live']);
    microphone.release();
  });

  test('what arrives after everybody has left is stopped at once', async () => {
    const gate = createGate();
    intercept(async (constraints, capture) => {
      await gate.opened;
      return capture(constraints);
    });
    const lease = manager.acquire('camera', {});
    await expect.poll(() => browser.calls.length).toBe(1);
    lease.release();
    gate.open();
    await lease.ready;
    expect(browser.tracks).toHaveLength(1);
    expect(browser.liveTracks()).toBe(0);
  });

  test('who comes back while the question is open gets its answer, without a second one', async () => {
    const gate = createGate();
    intercept(async (constraints, capture) => {
      await gate.opened;
      return capture(constraints);
    });
    const first = manager.acquire('camera', {});
    await expect.poll(() => browser.calls.length).toBe(1);
    first.release();
    const second = manager.acquire('camera', {});
    gate.open();
    expect((await trackOf(second)).readyState).toBe('live');
    expect(browser.calls).toHaveLength(1);
    second.release();
    expect(browser.liveTracks()).toBe(0);
  });

  test('what was released in the task that asked for it is never asked for', async () => {
    const lease = manager.acquire('camera', {});
    lease.release();
    expect(await lease.ready).toBeInstanceOf(RtcError);
    expect(browser.calls).toHaveLength(0);
  });

  test('a track that is transferred runs on for a caller that comes in the same task, or stops', async () => {
    const lobby = manager.acquire('camera', {});
    const track = await trackOf(lobby);
    lobby.transfer();
    const call = manager.acquire('camera', {});
    expect(await trackOf(call)).toBe(track);
    expect(track.readyState).toBe('live');
    call.transfer();
    await Promise.resolve();
    expect(track.readyState).toBe('ended');
  });

  test('different constraints are different captures: the end of one does not end the other', async () => {
    const small = manager.acquire('camera', { width: 320 });
    const large = manager.acquire('camera', { width: 640 });
    const tracks = await Promise.all([trackOf(small), trackOf(large)]);
    expect(browser.calls).toHaveLength(2);
    small.release();
    small.release();
    expect(tracks.map(({ readyState }) => readyState)).toEqual(['ended', 'live']);
    large.release();
  });

  test('a smaller picture of the same camera is a clone: no second question, and each ends alone', async () => {
    const large = manager.acquire('camera', { width: 640 });
    const first = await trackOf(large);
    const small = manager.acquire('camera', { width: { max: 640 }, frameRate: { max: 60 } });
    const second = await trackOf(small);
    expect(second).not.toBe(first);
    expect(second.getSettings().deviceId).toBe(first.getSettings().deviceId);
    expect(browser.calls).toHaveLength(1);
    large.release();
    expect([first.readyState, second.readyState]).toEqual(['ended', 'live']);
    small.release();
    expect(browser.liveTracks()).toBe(0);
  });

  test('a muted microphone lends a track that is not muted', async () => {
    const one = manager.acquire('microphone', {});
    const muted = await trackOf(one);
    muted.enabled = false;
    const two = manager.acquire('microphone', { channelCount: { ideal: 1 } });
    const own = await trackOf(two);
    expect([muted.enabled, own.enabled]).toEqual([false, true]);
    expect(browser.calls).toHaveLength(1);
    one.release();
    two.release();
  });

  test('other constraints wait for a prompt that is open, and have its answer', async () => {
    const gate = createGate();
    intercept(async (constraints, capture) => {
      await gate.opened;
      return capture(constraints);
    });
    const first = manager.acquire('camera', { width: 320 });
    await expect.poll(() => browser.calls.length).toBe(1);
    const second = manager.acquire('camera', { frameRate: { max: 60 } });
    first.release();
    gate.open();
    expect((await trackOf(second)).readyState).toBe('live');
    expect(browser.calls).toHaveLength(1);
    await expect.poll(() => browser.liveTracks()).toBe(1);
    second.release();
    expect(browser.liveTracks()).toBe(0);
  });

  test('a "no" answers all who asked meanwhile, whatever their constraints', async () => {
    intercept(async () => {
      throw new DOMException('Permission dismissed', 'NotAllowedError');
    });
    const leases = [{}, { width: 320 }, { width: 640 }].map((constraints) => manager.acquire('camera', constraints));
    for (const result of await Promise.all(leases.map(({ ready }) => ready))) {
      expect(result).toMatchObject({ code: 'permission-dismissed' });
    }
    expect(browser.calls).toHaveLength(1);
    for (const lease of leases) lease.release();
  });

  test('another device is another question, side by side', async () => {
    const devices = createVirtualDevices({
      devices: ['front', 'rear'].map((deviceId) => ({ kind: 'videoinput', deviceId, label: deviceId })),
    });
    const ids = ['front', 'rear', 'rear'];
    const leases = ids.map((exact, index) => manager.acquire('camera', { deviceId: { exact }, height: 90 + index }));
    const tracks = await Promise.all(leases.map(trackOf));
    expect(tracks.map((track) => track.getSettings().deviceId)).toEqual(ids);
    expect(devices.calls.length).toBeGreaterThanOrEqual(2);
    for (const lease of leases) lease.release();
    expect(devices.liveTracks()).toBe(0);
    devices.restore();
  });

  test('five hundred acquisitions at random leave nothing live', async () => {
    const random = createRandom(11);
    const choices: MediaTrackConstraints[] = [{}, { width: 320 }, { width: 640 }, { frameRate: { max: 30 } }];
    const held: CaptureLease[] = [];
    for (let step = 0; step < 500; step += 1) {
      const kind = random() < 0.5 ? 'camera' : 'microphone';
      const constraints = choices[Math.floor(random() * choices.length)] ?? {};
      if (random() < 0.5) held.push(manager.acquire(kind, constraints));
      else held.splice(Math.floor(random() * held.length), 1)[0]?.[random() < 0.5 ? 'release' : 'transfer']();
      if (random() < 0.1) await held[0]?.ready;
    }
    const last = held.splice(0);
    for (const lease of last) lease.release();
    await Promise.all(last.map(({ ready }) => ready));
    await expect.poll(() => browser.liveTracks()).toBe(0);
  });

  test('a track that ended by itself is not given to anybody any more', async () => {
    const camera = { kind: 'videoinput', deviceId: 'camera', label: 'Camera' } as const;
    const devices = createVirtualDevices({ media: 'browser', devices: [camera] });
    const first = manager.acquire('camera', {});
    const lost = await trackOf(first);
    devices.unplug('camera');
    devices.plug(camera);
    const second = manager.acquire('camera', {});
    expect(await trackOf(second)).not.toBe(lost);
    first.release();
    second.release();
    expect(devices.liveTracks()).toBe(0);
    devices.restore();
  });

  test('a failure is everybody’s, and forgotten: the next one asks anew', async () => {
    let busy = true;
    intercept(async (constraints, capture) => {
      if (busy) throw new DOMException('Could not start video source', 'NotReadableError');
      return capture(constraints);
    });
    const leases = [manager.acquire('camera', {}), manager.acquire('camera', {})];
    for (const result of await Promise.all(leases.map(({ ready }) => ready))) {
      expect(result).toMatchObject({ code: 'device-in-use', recovery: 'close-other-app' });
    }
    for (const lease of leases) lease.release();
    busy = false;
    const third = manager.acquire('camera', {});
    expect((await trackOf(third)).readyState).toBe('live');
    third.release();
  });
});
