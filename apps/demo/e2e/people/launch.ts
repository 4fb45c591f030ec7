import { chromium, firefox, type Browser, type BrowserContextOptions } from '@playwright/test';
import { chromiumArgs, fakeMediaPrefs, findBrowser } from '../../../../scripts/browsers.mjs';
import { WAIT_MS } from '../../../../scripts/testing/limits.mjs';
import { writeCamera, writeMicrophone, type Rgb } from './fakeDevices';

/** What a person's browser has and allows. */
export interface Equipment {
  /** @default 'chromium' */
  browser?: 'chromium' | 'firefox';
  /** The flat colour of their camera; none: the browser's own test picture. */
  color?: Rgb;
  /** The tone of their microphone, in hertz. */
  toneHz?: number;
  /** `'granted'` without a prompt, `'denied'` without one, or `'none'`: there is no camera. @default 'granted' */
  camera?: 'granted' | 'denied' | 'none';
  /** Their screen and what they touch it with. @default a desktop's */
  context?: BrowserContextOptions;
  /** More switches for Chromium. */
  args?: readonly string[];
}

/** Starts a browser of its own for one person, since fake devices are set for a whole browser. */
export async function launch(equipment: Equipment): Promise<Browser> {
  if (equipment.browser === 'firefox') {
    const executablePath = findBrowser('firefox');
    return firefox.launch({
      ...(executablePath && { executablePath, channel: 'moz-firefox' }),
      firefoxUserPrefs: fakeMediaPrefs,
      timeout: WAIT_MS,
    });
  }
  const { color, toneHz, camera = 'granted', args = [] } = equipment;
  const executablePath = findBrowser('chromium');
  return chromium.launch({
    ...(executablePath && { executablePath }),
    timeout: WAIT_MS,
    args: [
      ...chromiumArgs,
      camera === 'none'
        ? '--use-fake-device-for-media-stream=device-count=0'
        : '--use-fake-device-for-media-stream',
      camera === 'denied' ? '--deny-permission-prompts' : '--use-fake-ui-for-media-stream',
      // The share picker picks this tab's own window by its title.
      '--auto-select-desktop-capture-source=Entire screen',
      ...(color ? [`--use-file-for-fake-video-capture=${writeCamera(color)}`] : []),
      ...(toneHz ? [`--use-file-for-fake-audio-capture=${writeMicrophone(toneHz)}`] : []),
      ...args,
    ],
  });
}
