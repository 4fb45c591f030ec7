import { chromium, firefox, type Browser, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { chromiumArgs, fakeMediaArgs, fakeMediaPrefs, findBrowser } from '../../../scripts/browsers.mjs';
import type { EffectsPage } from './testing/effectsPage';
import { serveEffectsSite, type EffectsSite } from './testing/effectsSite';

/**
 * The effects as an application has them: with its own bundle and the copied assets, under a strict policy, in browsers of
 * their own, so that every request is seen.
 */

declare const page: EffectsPage;

/** Parts of `person.jpg`: her face, and what stands behind her. */
const face = { x: 0.36, y: 0.2, width: 0.16, height: 0.4 };
const behind = { x: 0.68, y: 0.05, width: 0.3, height: 0.4 };

const browsers = {
  chromium: () => {
    const executablePath = findBrowser('chromium');
    return chromium.launch({ ...(executablePath && { executablePath }), args: [...chromiumArgs, ...fakeMediaArgs] });
  },
  firefox: () => {
    const executablePath = findBrowser('firefox');
    return firefox.launch({
      ...(executablePath && { executablePath, channel: 'moz-firefox' }),
      firefoxUserPrefs: fakeMediaPrefs,
    });
  },
};

let site: EffectsSite;
beforeAll(async () => {
  site = await serveEffectsSite();
});
afterAll(() => site.close());

describe.each(Object.entries(browsers))('in %s', (_name, launch) => {
  let browser: Browser;
  let tab: Page;
  const requests: string[] = [];
  const errors: string[] = [];

  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());

  beforeEach(async () => {
    requests.length = 0;
    errors.length = 0;
    tab = await browser.newPage();
    tab.on('request', (request) => void requests.push(request.url()));
    tab.on('pageerror', ({ message }) => void errors.push(message));
    // What a policy blocks is told here in both browsers.
    tab.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    await tab.goto(site.origin);
    await tab.waitForFunction(() => 'page' in globalThis);
  });
  afterEach(() => tab.close());

  function expectOwnRequests(...names: string[]): void {
    expect(requests.filter((url) => new URL(url).origin !== site.origin && !url.startsWith('blob:'))).toEqual([]);
    for (const name of names) expect(site.requested).toContain(`/visavis-effects/${name}`);
    expect(errors).toEqual([]);
  }

  test('blurs what is behind a person, and not the person, with nothing from elsewhere', async () => {
    const seen = await tab.evaluate(
      async ({ face, behind }) => {
        const progress: number[] = [];
        const camera = await page.openPersonCamera();
        const raw = await page.playTrack(camera.track);
        const blur = page.backgroundBlur({ onProgress: ({ loaded }) => void progress.push(loaded) });
        const processed = await blur.process(camera.track, new AbortController().signal);
        const blurred = await page.playTrack(processed.track);
        const read = (video: HTMLVideoElement) => ({
          face: page.readRegion(video, face).detail,
          behind: page.readRegion(video, behind).detail,
        });
        const result = { before: read(raw), after: read(blurred), progress };
        processed.stop();
        camera.stop();
        return result;
      },
      { face, behind },
    );
    expect(seen.after.behind).toBeLessThan(seen.before.behind * 0.4);
    expect(seen.after.face).toBeGreaterThan(seen.before.face * 0.8);
    expect(seen.progress.length).toBeGreaterThan(1);
    expect(seen.progress.at(-1)).toBe(1);
    expect(seen.progress).toEqual(seen.progress.toSorted((a, b) => a - b));
    expectOwnRequests('visavis-segmenter.js', 'selfie_segmentation.tflite', 'selfie_segmentation_landscape.tflite');
  });

  test('shows a picture behind a person', async () => {
    const seen = await tab.evaluate(
      async ({ face, behind }) => {
        const canvas = new OffscreenCanvas(64, 36);
        const context = canvas.getContext('2d');
        if (!context) throw new Error('This browser has no 2D canvas.');
        context.fillStyle = '#00c000';
        context.fillRect(0, 0, 64, 36);
        const camera = await page.openPersonCamera();
        const raw = await page.playTrack(camera.track);
        const effect = page.backgroundImage({ src: await canvas.convertToBlob() });
        const processed = await effect.process(camera.track, new AbortController().signal);
        const video = await page.playTrack(processed.track);
        const result = {
          before: page.readRegion(raw, face).color,
          face: page.readRegion(video, face).color,
          behind: page.readRegion(video, behind).color,
        };
        processed.stop();
        camera.stop();
        return result;
      },
      { face, behind },
    );
    seen.face.forEach((channel, index) => expect(Math.abs(channel - (seen.before[index] ?? 0))).toBeLessThan(25));
    expect(seen.behind[1]).toBeGreaterThan(150);
    expect(seen.behind[0]).toBeLessThan(40);
    expectOwnRequests();
  });

  // By how much is measured in `rnnoise.test.ts`, at the same speed on every machine.
  test('takes noise down as it is heard', async () => {
    const delayMs = await tab.evaluate(async () => {
      const microphone = page.openNoisyMicrophone();
      const processed = await page.noiseSuppression().process(microphone.track, new AbortController().signal);
      // All of it, since what nobody holds is collected, and silent.
      Object.assign(globalThis, { microphone, processed, before: microphone.level, after: microphone.levelOf(processed.track) });
      return processed.stats?.().delayMs;
    });
    expect(delayMs).toBeGreaterThan(0);
    // At work, for until it is loaded it is silent, and quieter than what comes in.
    await tab.waitForFunction(() => {
      const { before, after } = globalThis as unknown as Record<string, () => number>;
      return before && after && after() > -90 && before() - after() > 3;
    });
    expectOwnRequests('rnnoise-worklet.js');
  });

  test('says which file is missing, and takes none from another origin', async () => {
    const messages = await tab.evaluate(async () => {
      const camera = await page.openPersonCamera();
      const microphone = page.openNoisyMicrophone();
      const { signal } = new AbortController();
      const messageOf = (starting: Promise<unknown>) => starting.then(String, (error: unknown) => String(error));
      const result = {
        blur: await messageOf(page.backgroundBlur({ assets: '/nowhere' }).process(camera.track, signal)),
        noise: await messageOf(page.noiseSuppression({ assets: '/nowhere' }).process(microphone.track, signal)),
        foreign: await messageOf(page.backgroundBlur({ assets: 'https://example.com/' }).process(camera.track, signal)),
      };
      camera.stop();
      microphone.stop();
      return result;
    });
    expect(messages.blur).toContain('/nowhere/');
    expect(messages.noise).toContain('npx visavis-effects copy');
    expect(messages.foreign).toContain('another origin');
    expect(requests.filter((url) => new URL(url).origin !== site.origin)).toEqual([]);
  });
});
