import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serveFolder, type Server } from '../install/servers';
import { root } from '../lib/root.mjs';
import { TEST_MS } from '../testing/limits.mjs';
import { openWebKit, type WebKit } from './openWebKit';
import { recordStory } from './recordStory';
import { receiveReports, type StoryReports } from './storyReports';

const folder = join(root, 'storybook-static');
const screenshots = join(root, 'test-results', 'webkit');

interface Entry {
  id: string;
  type: 'docs' | 'story';
  title: string;
  name: string;
  tags: string[];
}

/** What the play function of a story may need, by the story's tag, and WebKitGTK lacks. */
const NEEDS: Readonly<Record<string, string>> = {
  'needs-connection': 'a connection, and this WebKit has no RTCPeerConnection',
  'needs-encoder': 'a recording, and this WebKit has no encoder for one',
};

/** How long a story may take, in ms: so long that its test can still say that it takes longer. */
const STORY_MS = TEST_MS / 2;

/** After so many browsers that had to be ended there is something wrong with more than a story. */
const MAX_LOST = 10;

const { entries } = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as { entries: Record<string, Entry> };
const stories = Object.values(entries)
  .filter(({ type }) => type === 'story')
  .map(({ id, title, name, tags }) => ({ id, path: `${title}/${name}`, needs: tags.includes('play-fn') ? tags.filter((tag) => tag in NEEDS) : [] }));

let reports: StoryReports;
let server: Server;
let webkit: WebKit;
let lost = 0;

beforeAll(async () => {
  reports = await receiveReports();
  server = await serveFolder(folder, { head: `<script>(${String(recordStory)})(${JSON.stringify(reports.url)})</script>` });
  webkit = await openWebKit();
});

afterAll(async () => {
  await webkit.session.end();
  await webkit.close();
  await server.stop();
  await reports.close();
});

it('there are stories, and some need a connection', () => {
  const tagged = stories.filter(({ needs }) => needs.includes('needs-connection'));
  expect(tagged.length).toBeGreaterThan(0);
  expect(stories.length).toBeGreaterThan(2 * tagged.length);
});

it('a story that is not there fails', async () => {
  expect((await show('no-such--story', [])).errors).toEqual([expect.stringContaining('storyMissing')]);
});

it.for(stories.map(({ path, ...story }) => [path, story] as const))('%s', async ([, { id, needs }], { skip, onTestFailed }) => {
  expect(lost, 'how many browsers were ended before; nothing is shown any more').toBeLessThan(MAX_LOST);
  const { errors, faults, lacks } = await show(id, needs);
  onTestFailed(() => keepScreenshot(id));
  expect(errors.join('\n\n')).toBe('');
  expect(faults).toEqual([]);
  const [reason = ''] = needs.flatMap((tag) => (lacks.includes(tag) ? [NEEDS[tag] ?? tag] : []));
  skip(reason !== '', `Its play function waits for ${reason}. That it renders was tested.`);
});

/** Shows a story to its end, or to where it needs what is not there. Where it comes to neither, its browser is ended from outside. */
async function show(id: string, needs: readonly string[]) {
  try {
    await webkit.session.goTo(`${server.url}iframe.html?viewMode=story&id=${id}`);
    const record = await reports.wait(id, ({ phase, lacks }) => phase === 'playing' && needs.some((tag) => lacks.includes(tag)), STORY_MS);
    if (record) return record;
  } catch (error) {
    await replaceBrowser();
    throw error;
  }
  await replaceBrowser();
  throw new Error(`It did not come to its end within ${STORY_MS / 1000} s; its phase was "${reports.phaseOf(id)}".`);
}

async function replaceBrowser() {
  lost += 1;
  await webkit.close();
  webkit = await openWebKit();
}

async function keepScreenshot(id: string) {
  mkdirSync(screenshots, { recursive: true });
  writeFileSync(join(screenshots, `${id}.png`), await webkit.session.takeScreenshot());
}
