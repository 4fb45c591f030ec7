import { setTimeout as delay } from 'node:timers/promises';
import type { Browser, CDPSession, Page } from 'playwright';
import type { BenchContext, Benchmark } from '../benchmark';
import type { RenderingCounts } from '../pages/rendering';
import type { RenderingWay } from '../pages/rendering/tiles';
import { launch } from '../people/launch';
import type { Column, Table } from '../report/table';
import { buildPages } from '../site/buildPages';
import { startSite, type Site } from '../site/site';

const OTHERS = 7;
const ROUNDS = 2;
const baseline: RenderingWay = 'visavis, by subscription';
const ways: readonly RenderingWay[] = [
  baseline,
  'visavis, with usePeerStats',
  'useState for each level and statistic',
];

/** Renders of tiles for no change of who speaks. A tile whose picture stalled meanwhile, as on a busy machine, is left out. */
const beyond = 'renders of a tile beyond one for each of those';

const columns: readonly Column[] = [
  { name: 'commits', unit: '', kind: 'measure' },
  { name: 'changes of who speaks', unit: '', kind: 'measure' },
  { name: beyond, unit: '', kind: 'count', slack: 2 },
  { name: 'scripting', unit: 'ms', kind: 'measure' },
  { name: 'style and layout', unit: 'ms', kind: 'measure' },
  { name: 'main thread busy', unit: '%', kind: 'measure', digits: 1 },
];

/** What it costs to show levels, speaking and statistics of a call. */
export const rendering: Benchmark = {
  name: 'rendering',
  title: '30 s of a call with 8 tiles that show levels, who speaks, and statistics',
  async run(context) {
    const site = await startSite(await buildPages());
    const browser = await launch();
    try {
      return [await compareWays(context, browser, site)];
    } finally {
      await browser.close();
      await site.close();
    }
  },
};

async function compareWays(context: BenchContext, browser: Browser, site: Site): Promise<Table> {
  const room = crypto.randomUUID().slice(0, 8);
  const [page, crowd] = [await openPage(browser, site, 'rendering'), await openPage(browser, site, 'crowd')];
  const joined = page.evaluate((args) => window.rendering.join(...args), [site.place, room, OTHERS] as const);
  await crowd.evaluate((args) => window.crowd.join(...args), [site.place, room, OTHERS, 'Ada'] as const);
  await joined;

  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const seconds = context.short ? 4 : 30;
  // Of the naive way there is nothing to compare.
  const chosen = context.short ? ways.slice(0, 1) : ways;
  const found = new Map(chosen.map((way) => [way, Object.fromEntries(columns.map(({ name }) => [name, [] as number[]]))]));
  for (let round = 1; round <= context.rounds(ROUNDS); round++) {
    for (const way of chosen) {
      context.say(`${way}, ${seconds} s`);
      for (const [name, value] of Object.entries(await watch(context, page, session, way, seconds))) {
        found.get(way)?.[name]?.push(value);
      }
    }
  }
  return { title: 'in 30 s', baseline, columns, rows: [...found].map(([name, cells]) => ({ name, cells })) };
}

/** Shows the call in one way for so long. */
async function watch({ say }: BenchContext, page: Page, session: CDPSession, way: RenderingWay, seconds: number) {
  await page.evaluate((name) => window.rendering.show(name), way);
  // Until the pictures play: what comes with the tiles themselves is not the question.
  await page.waitForFunction(() => [...document.querySelectorAll('video')].every(({ videoWidth }) => videoWidth > 0));
  await settled(page, way);
  const [countsBefore, before] = [await page.evaluate(() => window.rendering.counts()), await metrics(session)];
  await delay(seconds * 1000);
  const [counts, after] = [await page.evaluate(() => window.rendering.counts()), await metrics(session)];
  const commits = counts.commits - countsBefore.commits;
  const by = (key: 'tiles' | 'wholeTiles' | 'calls') => counts[key] - countsBefore[key];
  say(`${commits} commits; rendered: ${by('calls')} calls, ${by('wholeTiles')} tiles, parts of ${by('tiles')} tiles`);
  const speaking = counts.speaking - countsBefore.speaking;
  const ms = (...names: string[]) =>
    names.reduce((total, name) => total + ((after.get(name) ?? 0) - (before.get(name) ?? 0)) * 1000, 0);
  return {
    commits,
    'changes of who speaks': speaking,
    [beyond]: by('calls') + unexplained(countsBefore.byTile, counts.byTile),
    scripting: ms('ScriptDuration'),
    'style and layout': ms('RecalcStyleDuration', 'LayoutDuration'),
    'main thread busy': ms('TaskDuration') / (seconds * 10),
  };
}

function unexplained(before: RenderingCounts['byTile'], after: RenderingCounts['byTile']): number {
  return Object.entries(after).reduce((sum, [id, now]) => {
    const then = before[id] ?? { renders: 0, speaking: 0, stalls: 0 };
    if (now.stalls !== then.stalls) return sum;
    return sum + Math.max(0, now.renders - then.renders - (now.speaking - then.speaking));
  }, 0);
}

/** Waits until tiles have stopped to arrange themselves, where that can be told: nothing was committed for a second. */
async function settled(page: Page, way: RenderingWay): Promise<void> {
  if (way !== baseline) return;
  const commits = () => page.evaluate(() => window.rendering.counts().commits - window.rendering.counts().speaking);
  for (let before = -1, now = await commits(); now !== before; ) {
    await delay(1000);
    [before, now] = [now, await commits()];
  }
}

async function metrics(session: CDPSession): Promise<Map<string, number>> {
  const { metrics: list } = await session.send('Performance.getMetrics');
  return new Map(list.map(({ name, value }) => [name, value]));
}

async function openPage(browser: Browser, site: Site, name: 'rendering' | 'crowd'): Promise<Page> {
  const context = await browser.newContext({ permissions: ['camera', 'microphone'], viewport: { width: 1280, height: 720 } });
  const page = await context.newPage();
  await page.goto(site.pageUrl(name));
  await page.waitForFunction((key) => key in window, name);
  return page;
}
