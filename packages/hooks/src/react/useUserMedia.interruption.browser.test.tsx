import { StrictMode } from 'react';
import { expect, onTestFinished, test } from 'vitest';
import { renderHook } from 'vitest-browser-react';
import { queryPermission } from '../core/media/permission';
import { createLocalMedia } from '../core/room/localMedia';
import { front, inside, plugIn } from '../testing/desk';
import { createPassOn } from '../testing/passOn';
import { replaceProperty } from '../testing/replaceProperty';
import { useUserMedia } from './useUserMedia';

/** A camera and a microphone behind a processor each, sent to a room. */
async function processed(permission: PermissionState = 'granted') {
  const devices = plugIn({
    media: 'synthetic',
    devices: [front, inside],
    permission: { camera: permission, microphone: permission },
    onPrompt: () => 'allow-once',
  });
  const processors = { camera: [createPassOn()], microphone: [createPassOn({ kind: 'audio' })] };
  const hook = await renderHook(() => useUserMedia({ processors }), { wrapper: StrictMode });
  await hook.result.current.start();
  await expect.poll(() => hook.result.current.camera.getProcessorStats()).toHaveLength(1);
  await expect.poll(() => hook.result.current.microphone.getProcessorStats()).toHaveLength(1);
  const statuses = () => [hook.result.current.camera.status, hook.result.current.microphone.status];
  return { ...hook, devices, processors, statuses };
}

/** The page is hidden, and comes to the front again. */
function comeBack() {
  const show = replaceProperty(document, 'hidden', { configurable: true, get: () => true });
  document.dispatchEvent(new Event('visibilitychange'));
  show();
  document.dispatchEvent(new Event('visibilitychange'));
}

test('devices behind processors are interrupted with what they come from, here and for the others', async () => {
  const { result, devices, statuses, unmount } = await processed();
  let changes = 0;
  const local = createLocalMedia(() => (changes += 1));
  local.watch();
  local.set(result.current.stream, null);
  onTestFinished(local.unwatch);
  const told = () => {
    const { cameraStatus, microphone } = local.describe('Ada');
    return [cameraStatus, microphone];
  };
  expect(told()).toEqual(['on', 'on']);

  const before = changes;
  devices.interrupt('front');
  devices.interrupt('inside');
  await expect.poll(statuses).toEqual(['interrupted', 'interrupted']);
  expect(told()).toEqual(['interrupted', 'interrupted']);
  expect(changes).toBe(before + 2);

  devices.interrupt('front', false);
  devices.interrupt('inside', false);
  await expect.poll(statuses).toEqual(['on', 'on']);
  expect(told()).toEqual(['on', 'on']);
  await unmount();
  expect(devices.liveTracks()).toBe(0);
});

test('an interrupted device is captured anew, through its processors, when the page is in front again', async () => {
  const { result, devices, processors, statuses, unmount } = await processed();
  const { stream, camera } = result.current;
  const before = camera.track;
  devices.interrupt('front');
  await expect.poll(statuses).toEqual(['interrupted', 'on']);
  comeBack();
  await expect.poll(statuses).toEqual(['on', 'on']);
  expect(result.current.stream).toBe(stream);
  expect(result.current.camera.track).not.toBe(before);
  expect(result.current.camera.deviceId).toBe('front');
  expect(stream?.getVideoTracks()).toEqual([result.current.camera.track]);
  expect(processors.camera[0]?.running).toBe(1);
  expect(processors.camera[0]?.started).toBe(2);
  expect(processors.microphone[0]?.started).toBe(1);
  await unmount();
  expect(devices.liveTracks()).toBe(0);
});

test('turning an interrupted device on captures it anew', async () => {
  const { result, devices, statuses, unmount } = await processed();
  devices.interrupt('inside');
  await expect.poll(statuses).toEqual(['on', 'interrupted']);
  await result.current.microphone.toggle(true);
  await expect.poll(statuses).toEqual(['on', 'on']);
  expect(result.current.microphone.error).toBe(null);
  await unmount();
  expect(devices.liveTracks()).toBe(0);
});

test('nobody is asked for a device that is interrupted, only because the page is in front again', async () => {
  const { devices, statuses, unmount } = await processed('prompt');
  devices.interrupt('inside');
  await expect.poll(statuses).toEqual(['on', 'interrupted']);
  const { length } = devices.calls;
  comeBack();
  expect(await queryPermission('microphone')).toBe('prompt');
  expect(devices.calls).toHaveLength(length);
  devices.setPermission('microphone', 'granted');
  comeBack();
  await expect.poll(statuses).toEqual(['on', 'on']);
  expect(devices.calls).toHaveLength(length + 1);
  await unmount();
});
