import { StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, expect, test, vi } from 'vitest';
import { useAudioLevel } from './useAudioLevel';
import { useDevices } from './useDevices';
import { useDisplayMedia } from './useDisplayMedia';
import { useSpeakerOutput } from './useSpeakerOutput';
import { useSpeaking } from './useSpeaking';
import { useSpeakingWhileMuted } from './useSpeakingWhileMuted';
import { useUserMedia } from './useUserMedia';

afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
});

/** Shows what every hook says, so that a difference between server and browser is one in the text. */
function Page() {
  const media = useUserMedia({ autoStart: true, remember: true });
  const display = useDisplayMedia();
  const devices = useDevices();
  const speaker = useSpeakerOutput({ remember: true });
  const level = useAudioLevel(media.stream);
  const speaking = useSpeaking(media.stream);
  const unheard = useSpeakingWhileMuted(media.stream);
  const shown = {
    media: [media.status, media.camera.status, media.camera.deviceId, media.camera.canFlip, media.error?.code],
    display: [display.status, display.surface],
    devices: [devices.status, devices.cameras.length, devices.permission, devices.canSelectSpeaker],
    speaker: [speaker.status, speaker.deviceId, speaker.hasPicker],
    level: level.getLevel(),
    speaking: [speaking, unheard],
  };
  return <pre>{JSON.stringify(shown)}</pre>;
}

test('what a server rendered is taken over without a warning, and comes to life', async () => {
  // A choice of an earlier visit is known to the browser and not to the server.
  localStorage.setItem('visavis:devices', JSON.stringify({ camera: { deviceId: 'old', label: 'Old' } }));
  const warnings = vi.spyOn(console, 'error');
  const failures: unknown[] = [];
  const container = document.createElement('div');
  const page = (
    <StrictMode>
      <Page />
    </StrictMode>
  );
  container.innerHTML = renderToString(page);
  expect(container.textContent).toContain('"media":["idle","off",null,false,null]');
  const root = hydrateRoot(container, page, { onRecoverableError: (error) => failures.push(error) });
  await expect.poll(() => container.textContent).toContain('"media":["live","on"');
  await expect.poll(() => container.textContent).toContain('"devices":["ready"');
  root.unmount();
  expect(failures).toEqual([]);
  expect(warnings).not.toHaveBeenCalled();
});
