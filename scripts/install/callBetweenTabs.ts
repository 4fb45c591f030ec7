import type { Browser, Page } from 'playwright';
import { expect } from 'vitest';
import { WAIT_MS } from '../testing/limits.mjs';

/** The other one's tile. */
const theirs = '.visavis-video-tile[data-status="connected"]:not([data-self]) video';

/**
 * Opens `url` in two tabs, presses Join in both, and waits until each shows a moving picture of the other.
 *
 * @throws Error with what a page complained about in its console
 */
export async function callBetweenTabs(browser: Browser, url: string): Promise<void> {
  const context = await browser.newContext({ permissions: ['camera', 'microphone'] });
  const complaints: string[] = [];
  try {
    const first = await openTab(url);
    await joinButton(first).waitFor();
    // Where the page leads to a room of its own, the other one goes to the same.
    const tabs = [first, await openTab(first.url())];
    for (const tab of tabs) await joinButton(tab).click();
    for (const tab of tabs) {
      await tab.locator(theirs).waitFor({ timeout: WAIT_MS });
      await tab.locator(theirs).evaluate(waitForMotion);
      // The style sheet came along.
      const accent = await tab.evaluate(() => getComputedStyle(document.body).getPropertyValue('--visavis-accent'));
      expect(accent).not.toBe('');
    }
    expect(complaints).toEqual([]);
  } finally {
    await context.close();
  }

  async function openTab(address: string): Promise<Page> {
    const tab = await context.newPage();
    tab.on('pageerror', (error) => complaints.push(String(error)));
    tab.on('console', (message) => {
      const { url: about } = message.location();
      // An icon is nothing these apps are about.
      if (message.type() === 'error' && !about.endsWith('/favicon.ico')) {
        complaints.push(`${message.text()} (${about})`);
      }
    });
    await tab.goto(address);
    return tab;
  }
}

const joinButton = (tab: Page) => tab.getByRole('button', { name: 'Join' });

/** Runs in the page: resolves as soon as two pictures differ. */
function waitForMotion(element: Element): Promise<void> {
  const video = element as HTMLVideoElement;
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [64, 48];
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  let first: string | undefined;
  return new Promise((resolve) => {
    const look = () => {
      context.drawImage(video, 0, 0, canvas.width, canvas.height);
      const picture = context.getImageData(0, 0, canvas.width, canvas.height).data.join();
      first ??= picture;
      if (picture === first) video.requestVideoFrameCallback(look);
      else resolve();
    };
    video.requestVideoFrameCallback(look);
  });
}
