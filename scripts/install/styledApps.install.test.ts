import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { findFreePort } from '../lib/port.mjs';
import { binPath } from '../lib/root.mjs';
import { WAIT_MS } from '../testing/limits.mjs';
import { makeFreshApp, type FreshApp } from './freshApp';
import { launchChromium } from './launchChromium';
import { serveFolder, startScript } from './servers';

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

describe('an app with Tailwind 4', () => {
  const app = build('tailwind');

  it('has utility classes that win over the look of the components', () =>
    inPage(app, async (page) => {
      const look = (selector: string) =>
        page.locator(selector).evaluate((element) => {
          const { borderTopLeftRadius: radius, backgroundColor: background, opacity } = getComputedStyle(element);
          return { radius, background, opacity };
        });
      const plain = await look('.visavis-video-tile[aria-label="Ada"]');
      // What the package says of a tile without classes, so that the style sheet is there at all.
      expect(Number.parseFloat(plain.radius)).toBeGreaterThan(0);
      expect(plain).toMatchObject({ opacity: '1', background: expect.not.stringMatching(/rgb\(0, 0, 0\)|oklch|#000/) });
      for (const name of ['Ben', 'Cem']) {
        expect(await look(`.visavis-video-tile[aria-label="${name}"]`)).toEqual({ radius: '0px', background: 'rgb(0, 0, 0)', opacity: '0.5' });
      }
      expect(await look('.visavis-control-button')).toMatchObject({ radius: '0px', background: 'rgb(0, 0, 0)' });
      const gap = await page.getByRole('toolbar').evaluate((bar) => getComputedStyle(bar).columnGap);
      expect(gap).toBe('32px');
    }));
});

describe('an app with React 18.3 and thirty participants', () => {
  const app = build('react18');

  it('has the buttons between pages over the lower edge of the grid, and turns the page', () =>
    inPage(app, async (page) => {
      const grid = page.getByRole('list', { name: 'Participants' });
      const pager = page.getByRole('navigation', { name: 'Pages of participants' });
      const [outer, inner] = [await grid.boundingBox(), await pager.boundingBox()];
      if (!outer || !inner) throw new Error('The grid and its pager are not there.');
      expect({ left: inner.x, width: inner.width, bottom: inner.y + inner.height }).toEqual({
        left: outer.x,
        width: outer.width,
        bottom: outer.y + outer.height,
      });
      const first = page.getByRole('listitem', { name: 'Person 1', exact: true });
      await first.and(page.locator('[data-place="small"], [data-place="large"]')).waitFor();
      const shown = () => grid.locator('[data-place]:not([data-place="away"])').count();
      expect(await shown()).toBeLessThan(30);
      await pager.getByRole('button', { name: 'Next page' }).click();
      await first.and(page.locator('[data-place="away"]')).waitFor();
      expect(await shown()).toBeGreaterThan(0);
    }));
});

describe('the telehealth example', () => {
  let app: FreshApp | undefined;
  const folder = () => {
    if (!app) throw new Error('The example was not installed.');
    return app.folder;
  };

  it('installs', async () => {
    const source = fileURLToPath(new URL('../../docs/examples/telehealth', import.meta.url));
    app = await makeFreshApp('telehealth', inject('packed'), source);
  });
  it('builds', () => app!.runScript('build'));
  it('lets the doctor admit the patient, who sends a file, over a server of its own', async () => {
    const port = await findFreePort();
    const server = await startScript(binPath('tsx', folder()), ['server.ts'], {
      url: `http://localhost:${port}/`,
      cwd: folder(),
      env: { PORT: String(port), VISIT: 'monday' },
    });
    try {
      const links = [...server.output().matchAll(/^(Doctor|Patient): \S*?(#\S+)$/gm)].map(([, , fragment]) => server.url + fragment);
      const [doctor, patient] = await Promise.all(links.map(enter));
      if (!doctor || !patient) throw new Error(`The server printed no links.\n${server.output()}`);
      await patient.getByText('The doctor will let you in.').waitFor({ timeout: WAIT_MS });
      await doctor.getByRole('button', { name: 'Admit Patient' }).click({ timeout: WAIT_MS });
      for (const [page, other] of [[doctor, 'Patient'], [patient, 'Doctor']] as const) {
        const tile = page.getByRole('listitem', { name: other });
        await tile.and(page.locator('[data-status="connected"][data-place="large"]')).waitFor({ timeout: WAIT_MS });
      }
      const corner = doctor.locator('.visavis-video-tile[data-place="corner"]');
      expect(await corner.evaluate((tile) => getComputedStyle(tile).borderRadius)).toBe('0px');
      await patient.locator('input[type=file]').setInputFiles({ name: 'letter.txt', mimeType: 'text/plain', buffer: Buffer.from('All is well.') });
      await doctor.getByRole('button', { name: 'Accept letter.txt' }).click({ timeout: WAIT_MS });
      await doctor.getByRole('link', { name: /letter\.txt/ }).waitFor({ timeout: WAIT_MS });
    } finally {
      await server.stop();
    }

    async function enter(link: string, index: number): Promise<Page> {
      const page = await (await browser.newContext({ permissions: ['camera', 'microphone'] })).newPage();
      await page.goto(link);
      await page.getByRole('textbox', { name: 'Your name' }).fill(index === 0 ? 'Doctor' : 'Patient');
      await page.getByRole('button', { name: 'Join call' }).click({ timeout: WAIT_MS });
      return page;
    }
  });
  afterAll(() => app?.remove());
});

/** Installs and builds `apps/NAME` in the first tests of this block, and removes it after the last. */
function build(name: string): () => FreshApp {
  let app: FreshApp | undefined;
  const made = () => {
    if (!app) throw new Error(`The ${name} app was not installed.`);
    return app;
  };
  it('installs', async () => {
    app = await makeFreshApp(name, inject('packed'));
  });
  it('builds', () => made().run('vite', 'build'));
  it('has types without skipLibCheck', () => made().run('tsc'));
  afterAll(() => app?.remove());
  return made;
}

/** Opens the built app, and expects no complaint in its console. */
async function inPage(app: () => FreshApp, check: (page: Page) => Promise<void>): Promise<void> {
  const server = await serveFolder(join(app().folder, 'dist'));
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.location().url.endsWith('/favicon.ico')) complaints.push(message.text());
  });
  try {
    await page.goto(server.url);
    await check(page);
    expect(complaints).toEqual([]);
  } finally {
    await page.close();
    await server.stop();
  }
}
