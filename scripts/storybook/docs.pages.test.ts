import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContext } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chromiumArgs, fakeMediaArgs, findBrowser } from '../browsers.mjs';
import { serveFolder, type Server } from '../install/servers.ts';
import { root } from '../lib/root.mjs';

const folder = join(root, 'storybook-static');

interface Entry {
  id: string;
  type: 'docs' | 'story';
  importPath: string;
}

/** The pages that are written by hand; the stories in the others are checked as stories. */
const { entries } = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as { entries: Record<string, Entry> };
const pages = Object.values(entries).filter(({ type, importPath }) => type === 'docs' && importPath.endsWith('.mdx'));

let server: Server;
let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
  server = await serveFolder(folder);
  const executablePath = findBrowser('chromium');
  browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: [...chromiumArgs, ...fakeMediaArgs],
  });
  // A colour on its way to another one is none that anybody chose.
  context = await browser.newContext({ reducedMotion: 'reduce' });
});

afterAll(async () => {
  await browser.close();
  await server.stop();
});

it('there are pages', () => {
  expect(pages.map(({ id }) => id)).toContain('start-here--docs');
});

it.concurrent.each(pages)('$id keeps nobody out', async ({ id }) => {
  const page = await context.newPage();
  await page.goto(`${server.url}iframe.html?viewMode=docs&id=${id}&globals=theme:light dark`, { waitUntil: 'commit' });
  await page.waitForFunction(() => {
    const stories = [...document.querySelectorAll('.sb-story')];
    return stories.length > 0 && stories.every((story) => story.querySelector('.story-page'));
  });
  const axe = () => new AxeBuilder({ page }).setLegacyMode();
  const light = await faultsOf(axe().options({ rules: { 'target-size': { enabled: true } } }));
  // Only the colours are others.
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.locator('main[style*="dark"]').waitFor();
  const dark = await faultsOf(axe().withRules('color-contrast'));
  expect({ light, dark }).toEqual({ light: [], dark: [] });
  await page.close();
});

/** The rule and the element of each. */
async function faultsOf(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary}`),
  );
}
