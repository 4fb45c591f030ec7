import { chromium, type Browser } from 'playwright';
import { chromiumArgs, fakeMediaArgs, findBrowser } from '../../scripts/browsers.mjs';

/** Starts Chromium with cameras and microphones that need no person. Whoever starts it closes it. */
export function launch(args: readonly string[] = []): Promise<Browser> {
  const executablePath = findBrowser('chromium');
  return chromium.launch({
    ...(executablePath && { executablePath }),
    args: [...chromiumArgs, ...fakeMediaArgs, ...args],
  });
}
