import { setTimeout as delay } from 'node:timers/promises';
import type { BrowserContext, Page } from 'playwright';
import type { BenchContext, Benchmark } from '../benchmark';
import type { DataWayName } from '../pages/data';
import { launchWithProfile, type ProfiledBrowser } from '../people/launch';
import { Processes } from '../people/processes';
import type { Table } from '../report/table';
import { buildPages } from '../site/buildPages';
import { startSite, type Site } from '../site/site';

const KiB = 1024;
const MiB = 1024 * KiB;
/** How often memory is looked at, in ms. */
const SAMPLE_MS = 250;

const baseline: DataWayName = 'bare RTCDataChannel';
const everybody: readonly DataWayName[] = [baseline, 'visavis, data channel', 'visavis, file', 'peerjs', 'trystero'];
const ours: readonly DataWayName[] = [baseline, 'visavis, file'];

/** What is sent, and how. */
interface Plan {
  readonly title: string;
  readonly totalBytes: number;
  /** In so many files, where a way sends files. @default 1 */
  readonly files?: number;
  readonly ways: readonly DataWayName[];
  readonly rounds: number;
  /** Whether it is long enough for the goals, which are about what a transfer takes while it goes on. */
  readonly goals: boolean;
  /** What the short form sends instead; null: nothing. */
  readonly shortBytes: number | null;
}

const plans: readonly Plan[] = [
  { title: '8 KB', totalBytes: 8 * KiB, ways: ours, rounds: 5, goals: false, shortBytes: 8 * KiB },
  { title: '8 MB', totalBytes: 8 * MiB, ways: ours, rounds: 5, goals: true, shortBytes: null },
  { title: '256 MB', totalBytes: 256 * MiB, ways: everybody, rounds: 3, goals: true, shortBytes: 4 * MiB },
  { title: '2 GB', totalBytes: 2048 * MiB, ways: ours, rounds: 1, goals: true, shortBytes: null },
  { title: '100 files of 64 KB in one go', totalBytes: 6400 * KiB, files: 100, ways: ours, rounds: 5, goals: false, shortBytes: 6400 * KiB },
];

const goals = [
  { row: 'visavis, file', column: 'throughput', leastOfBaseline: 0.95 },
  { row: 'visavis, file', column: 'memory', mostOfBaseline: 2 },
];

/** How fast bytes and files go from one page to another, and how much memory that takes. */
export const data: Benchmark = {
  name: 'data',
  title: 'bytes and files from one page to another: speed, and the most memory above what the browser took before',
  limitMs: 3_600_000,
  async run(context) {
    const site = await startSite(await buildPages());
    try {
      const tables: Table[] = [];
      for (const plan of plans) {
        if (!context.short || plan.shortBytes !== null) tables.push(await compareWays(context, site, plan));
      }
      return tables;
    } finally {
      await site.close();
    }
  },
};

async function compareWays(context: BenchContext, site: Site, plan: Plan): Promise<Table> {
  const { title, files = 1, ways } = plan;
  const totalBytes = (context.short ? plan.shortBytes : null) ?? plan.totalBytes;
  const shared = context.short ? await launchWithProfile() : null;
  const found = new Map(ways.map((way) => [way, noFigures()]));
  try {
    for (let round = 1; round <= context.rounds(plan.rounds); round++) {
      for (const way of ways) {
        context.say(`${title}: ${way}, round ${round}`);
        const { durationMs, memory } = await transfer(site, way, { totalBytes, files }, shared);
        const cells = found.get(way);
        cells?.time.push(durationMs);
        cells?.throughput.push(totalBytes / 1000 / durationMs);
        if (!memory) continue;
        cells?.memory.push(memory.most);
        cells?.growth.push(memory.growth);
      }
    }
  } finally {
    await shared?.close();
  }
  return {
    title,
    baseline,
    columns: [
      { name: 'time', unit: 'ms', kind: 'measure' },
      { name: 'throughput', unit: 'MB/s', kind: 'measure', digits: 1 },
      { name: 'memory', unit: 'MB', kind: 'measure' },
      { name: 'growth', unit: 'MB', kind: 'measure', ratio: false },
    ],
    rows: [...found].map(([name, cells]) => ({ name, cells })),
    ...(plan.goals && { goals }),
  };
}

const noFigures = () => ({ time: [] as number[], throughput: [] as number[], memory: [] as number[], growth: [] as number[] });

/** One transfer, in a browser of its own unless there is one, so that nothing is left over from another one. */
async function transfer(
  site: Site,
  way: DataWayName,
  { totalBytes, files }: Required<Pick<Plan, 'totalBytes' | 'files'>>,
  shared: ProfiledBrowser | null,
) {
  const profiled = shared ?? (await launchWithProfile());
  const { browser, context } = profiled;
  const pages: Page[] = [];
  try {
    pages.push(...(await Promise.all([openPage(context, site), openPage(context, site)])));
    const [out, back] = pages as [Page, Page];
    const room = crypto.randomUUID().slice(0, 8);
    const open = (page: Page, side: 'out' | 'back') =>
      page.evaluate((args) => window.data.open(...args), [way, site.place, room, side] as const);
    await Promise.all([open(out, 'out'), open(back, 'back')]);

    const processes = await Processes.of(browser);
    const before = await processes.memoryMb();
    await back.evaluate((args) => window.data.receive(...args), [totalBytes, files] as const);
    const from = await out.evaluate((args) => window.data.send(...args), [totalBytes, files] as const);
    const received = back.evaluate(() => window.data.received());
    const samples = await sampleMemory(processes, received);
    return {
      durationMs: (await received) - from,
      memory: before === null ? null : describeMemory(before, samples),
    };
  } finally {
    if (!shared) await profiled.close();
    else for (const page of pages) await page.close();
  }
}

async function openPage(context: BrowserContext, site: Site): Promise<Page> {
  const page = await context.newPage();
  await page.goto(site.pageUrl('data'));
  await page.waitForFunction(() => 'data' in window);
  return page;
}

/** How much memory is taken, from now until something is over; empty where it can't be seen. */
async function sampleMemory(processes: Processes, end: Promise<unknown>): Promise<readonly number[]> {
  const samples: number[] = [];
  const over = end.then(() => true);
  do {
    const now = await processes.memoryMb();
    if (now !== null) samples.push(now);
  } while (!(await Promise.race([over, delay(SAMPLE_MS, false)])));
  return samples;
}

/** The most above what there was before, and by how much the last quarter's most exceeds the first quarter's. */
function describeMemory(before: number, samples: readonly number[]) {
  const quarter = Math.ceil(samples.length / 4);
  return {
    most: Math.max(0, most(samples) - before),
    growth: Math.max(0, most(samples.slice(-quarter)) - most(samples.slice(0, quarter))),
  };
}

const most = (samples: readonly number[]) => Math.max(...samples);
