import { afterEach, expect, test } from 'vitest';
import { createVirtualScreens, type VirtualScreens } from './virtualScreens';

let screens: VirtualScreens | null = null;
afterEach(() => {
  screens?.endShare();
  screens?.restore();
});

const share = (options?: DisplayMediaStreamOptions) => navigator.mediaDevices.getDisplayMedia(options);

test('shares what is chosen: the preferred surface, with its sound if it has any', async () => {
  screens = createVirtualScreens();
  const monitor = await share({ audio: true });
  expect(monitor.getTracks().map(({ kind, label }) => [kind, label])).toEqual([['video', 'Screen']]);
  const tab = await share({ audio: true, video: { displaySurface: 'browser' } });
  expect(tab.getTracks().map(({ kind }) => kind).toSorted()).toEqual(['audio', 'video']);
  expect(tab.getVideoTracks()[0]?.getSettings()).toMatchObject({ displaySurface: 'browser' });
  expect((await share({ video: { displaySurface: 'browser' } })).getAudioTracks()).toHaveLength(0);
});

test('the browser’s own bar ends a share, with the event', async () => {
  screens = createVirtualScreens();
  const [track] = (await share()).getTracks();
  let ended = 0;
  track?.addEventListener('ended', () => (ended += 1));
  screens.endShare('audio');
  expect(ended).toBe(0);
  screens.endShare();
  expect(ended).toBe(1);
  expect(screens.liveTracks()).toBe(0);
});

test('a picker that is closed, and a system that forbids it', async () => {
  let allowed = true;
  screens = createVirtualScreens({ pick: () => null, systemAllows: () => allowed });
  await expect(share()).rejects.toMatchObject({ name: 'NotAllowedError', message: 'Permission denied' });
  allowed = false;
  await expect(share()).rejects.toMatchObject({ message: 'Permission denied by system' });
  screens.restore();
  expect(Object.getOwnPropertyNames(navigator.mediaDevices)).toEqual([]);
});
