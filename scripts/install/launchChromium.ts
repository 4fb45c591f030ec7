import { chromium, type Browser } from 'playwright';
import { chromiumArgs, fakeMediaArgs, findBrowser } from '../browsers.mjs';

/** A Chromium with fake cameras; its opener closes it. */
export function launchChromium(): Promise<Browser> {
  const executablePath = findBrowser('chromium');
  return chromium.launch({ ...(executablePath && { executablePath }), args: [...chromiumArgs, ...fakeMediaArgs] });
}
