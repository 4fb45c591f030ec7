import { expect, test } from 'vitest';
import { renderHook } from 'vitest-browser-react';
import { useUserMedia } from '@visavis/hooks';
import { createVirtualDevices } from '@visavis/hooks/testing';

test('a camera that is unplugged in mid-call comes back', async () => {
  const camera = { kind: 'videoinput', deviceId: 'desk', label: 'Desk camera' } as const;
  const devices = createVirtualDevices({ devices: [camera], permission: { camera: 'prompt' }, onPrompt: () => 'allow' });
  const { result, unmount } = await renderHook(() => useUserMedia({ audio: false }));

  await result.current.start();
  await expect.poll(() => result.current.camera.status).toBe('on');
  devices.unplug('desk');
  await expect.poll(() => result.current.camera.error?.code).toBe('device-lost');
  devices.plug(camera);
  await expect.poll(() => result.current.camera.status).toBe('on');

  await unmount();
  expect(devices.liveTracks()).toBe(0);
  devices.restore();
});
