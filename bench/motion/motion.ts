import type { Browser, CDPSession, Page } from 'playwright';
import type { BenchContext, Benchmark } from '../benchmark';
import { launch } from '../people/launch';
import type { Column, Table } from '../report/table';
import { buildPages } from '../site/buildPages';
import { startSite, type Site } from '../site/site';

const ROUNDS = 5;
/** How long is looked, in ms: well within the animation. */
const WATCH_MS = 800;

const baseline = 'nine tiles that stay';
/** How many tiles there are before and after. */
const changes = new Map<string, readonly [before: number, after: number]>([
  [baseline, [9, 9]],
  ['the ninth comes', [8, 9]],
  ['the ninth goes', [9, 8]],
]);

const frames = 'frames a second';
const layouts = 'layouts';
const columns: readonly Column[] = [
  { name: frames, unit: '', kind: 'measure' },
  { name: layouts, unit: '', kind: 'measure', ratio: false },
  { name: 'main thread busy', unit: '%', kind: 'measure', digits: 1 },
];

/** Whether tiles move without the main thread: no layout, and every frame drawn. */
export const motion: Benchmark = {
  name: 'motion',
  title: 'tiles with video that move as somebody comes or goes',
  async run(context) {
    const site = await startSite(await buildPages());
    const browser = await launch();
    try {
      return [await compareChanges(context, browser, site)];
    } finally {
      await browser.close();
      await site.close();
    }
  },
};

async function compareChanges(context: BenchContext, browser: Browser, site: Site): Promise<Table> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  await page.goto(site.pageUrl('motion'));
  await page.waitForFunction(() => 'motion' in window);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const found = new Map([...changes.keys()].map((name) => [name, Object.fromEntries(columns.map((column) => [column.name, [] as number[]]))]));
  for (let round = 1; round <= context.rounds(ROUNDS); round++) {
    for (const [name, [before, after]] of changes) {
      context.say(`${name}, round ${round}`);
      await rest(page, before);
      const figures = await watch(page, session, after, before !== after);
      for (const [column, value] of Object.entries(figures)) found.get(name)?.[column]?.push(value);
    }
  }
  return {
    title: 'while they move, at 1280 by 720',
    baseline,
    columns,
    rows: [...found].map(([name, cells]) => ({ name, cells })),
    goals: [...changes.keys()]
      .filter((row) => row !== baseline)
      .flatMap((row) => [
        { row, column: frames, leastOfBaseline: 0.95 },
        { row, column: layouts, most: 0 },
      ]),
  };
}

/** Shows so many tiles, until all of them play and none moves any more. */
async function rest(page: Page, tiles: number): Promise<void> {
  await page.evaluate((count) => window.motion.show(count), tiles);
  await page.waitForFunction(
    () =>
      [...document.querySelectorAll('video')].every(({ videoWidth }) => videoWidth > 0) &&
      document.getAnimations().every(({ playState }) => playState !== 'running'),
  );
}

/** What the change costs once the tiles have their places. */
async function watch(page: Page, session: CDPSession, tiles: number, moves: boolean): Promise<Record<string, number>> {
  await page.evaluate((count) => window.motion.show(count), tiles);
  const before = await metrics(session);
  const { framesPerSecond, running } = await page.evaluate((ms) => window.motion.watch(ms), WATCH_MS);
  const after = await metrics(session);
  if (moves && running === 0) throw new Error('The tiles had stopped to move before they were looked at.');
  const by = (name: string) => (after.get(name) ?? 0) - (before.get(name) ?? 0);
  return {
    [frames]: framesPerSecond,
    [layouts]: by('LayoutCount'),
    'main thread busy': by('TaskDuration') / (by('Timestamp') / 100),
  };
}

async function metrics(session: CDPSession): Promise<Map<string, number>> {
  const { metrics: list } = await session.send('Performance.getMetrics');
  return new Map(list.map(({ name, value }) => [name, value]));
}
