import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Frame } from '@playwright/test';
import { findFaults } from './people/findFaults';
import { origin } from './people/person';
import { expect, test } from './people/test';

/** The line that the README gives to paste. */
const [line = ''] = /<iframe [^\n]*<\/iframe>/.exec(readFileSync(new URL('../../../README.md', import.meta.url), 'utf8')) ?? [];

/** A site of another origin with that line in it, for a room of this demo. */
async function startSite(room: string) {
  const frame = line.replace(/src="[^"]*"/, `src="${origin}/r/${room}?embed=1" style="width:900px;height:640px;border:0"`);
  const site = createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(`<!doctype html><html lang="en"><title>Site</title>${frame}`);
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(site.address() as AddressInfo).port}/`,
    stop() {
      site.close();
      site.closeAllConnections();
    },
  };
}

/** What the policy of a framed page lets it use; null: the browser does not tell (Firefox). */
async function allowedFeatures(frame: Frame): Promise<string[] | null> {
  return frame.evaluate(() => {
    const { featurePolicy } = document as Document & { featurePolicy?: { allowedFeatures(): string[] } };
    return featurePolicy?.allowedFeatures() ?? null;
  });
}

for (const browser of ['chromium', 'firefox'] as const) {
  test(`a site shows a call in a frame by the line of the README, in ${browser}`, async ({ invite, room }) => {
    const site = await startSite(room);
    try {
      const ben = await invite('Ben');
      await ben.join(room);
      const ada = await invite('Ada', { browser });
      await ada.page.goto(site.url);
      const frame = ada.page.frameLocator('iframe');
      await expect(frame.getByRole('button', { name: 'Turn off camera' })).toBeVisible();
      await expect(frame.getByText('visavis', { exact: true })).toHaveCount(0);

      const features = await allowedFeatures(ada.page.frames()[1] as Frame);
      const media = ['camera', 'microphone', 'speaker-selection', 'display-capture'];
      const wanted = [...media, 'fullscreen', 'screen-wake-lock', 'clipboard-write', 'autoplay'];
      if (features) expect(features).toEqual(expect.arrayContaining(wanted));

      // As an event: Playwright's pointer and keys do not reach into a frame of another origin in Firefox.
      const join = frame.getByRole('button', { name: 'Join call' });
      await expect(join).toBeEnabled();
      await join.dispatchEvent('click');
      await expect(frame.getByRole('listitem', { name: 'Ben' })).toHaveAttribute('data-status', 'connected');
      await ben.meets('Guest');
      await ben.seesMoving('Guest');
      // axe leaves a frame out that does not answer within a second.
      await expect.poll(() => findFaults(ada.page)).toEqual([]);
      await frame.getByRole('button', { name: 'Leave call' }).dispatchEvent('click');
      await expect(frame.getByRole('button', { name: 'Rejoin' })).toBeVisible();
      await expect(frame.getByRole('button', { name: 'New call' })).toHaveCount(0);
    } finally {
      site.stop();
    }
  });
}

test('a call stays out of frames that did not ask for it, and is installed as an app of its own', async ({ request, room }) => {
  expect((await request.get(`${origin}/r/${room}`)).headers()['content-security-policy']).toContain("frame-ancestors 'none'");
  const manifest: unknown = await (await request.get(`${origin}/manifest.webmanifest`)).json();
  expect(manifest).toMatchObject({ display: 'standalone', start_url: '/' });
  expect((await request.get(`${origin}/icons/512.png`)).headers()['content-type']).toBe('image/png');
});
