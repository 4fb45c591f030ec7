import { setTimeout as delay } from 'node:timers/promises';
import type { BrowserContext, Page } from 'playwright';
import type { BenchContext, Benchmark } from '../benchmark';
import type { DataWayName } from '../pages/data';
import { launchWithProfile, type ProfiledBrowser } from '../people/launch';
import { Processes } from '../people/processes';
import type { Table } from '../report/table';
import { buildPages } from '../site/buildPages';
import { startSite, type Site } from '../site/site';

const MiB = 1024 * 1024;
const ROUNDS = 3;
/** How often memory is looked at, in ms. */
const SAMPLE_MS = 250;

const baseline: DataWayName = 'bare RTCDataChannel';
const ways: readonly DataWayName[] = [baseline, 'visavis, data channel', 'visavis, file', 'peerjs', 'trystero'];

/** How fast 256 MiB go from one page to another, and how much memory that takes. */
export const data: Benchmark = {
  name: 'data',
  title: '256 MiB from one page to another',
  async run(context) {
    const site = await startSite(await buildPages());
    try {
      return [await compareWays(context, site)];
    } finally {
      await site.close();
    }
  },
};

async function compareWays(context: BenchContext, site: Site): Promise<Table> {
  const totalBytes = context.short ? 4 * MiB : 256 * MiB;
  const shared = context.short ? await launchWithProfile() : null;
  const found = new Map(ways.map((way) => [way, noFigures()]));
  try {
    for (let round = 1; round <= context.rounds(ROUNDS); round++) {
      for (const way of ways) {
        context.say(`${way}, round ${round}`);
        const { throughput, memory } = await transfer(site, way, totalBytes, shared);
        const cells = found.get(way);
        cells?.throughput.push(throughput);
        if (!memory) continue;
        cells?.memory.push(memory.most);
        cells?.growth.push(memory.growth);
      }
    }
  } finally {
    await shared?.close();
  }
  return {
    title: 'speed, and the most memory above what the browser took before',
    baseline,
    columns: [
      { name: 'throughput', unit: 'MB/s', kind: 'measure', digits: 1 },
      { name: 'memory', unit: 'MB', kind: 'measure' },
      { name: 'growth', unit: 'MB', kind: 'measure', ratio: false },
    ],
    rows: [...found].map(([name, cells]) => ({ name, cells })),
    goals: [
      { row: 'visavis, file', column: 'throughput', leastOfBaseline: 0.95 },
      { row: 'visavis, file', column: 'memory', mostOfBaseline: 2 },
    ],
  };
}

const noFigures = () => ({ throughput: [] as number[], memory: [] as number[], growth: [] as number[] });

/** One transfer, in a browser of its own unless there is one, so that nothing is left over from another one. */
async function transfer(site: Site, way: DataWayName, totalBytes: number, shared: ProfiledBrowser | null) {
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
    await back.evaluate((bytes) => window.data.receive(bytes), totalBytes);
    const from = await out.evaluate((bytes) => window.data.send(bytes), totalBytes);
    const received = back.evaluate(() => window.data.received());
    const samples = await sampleMemory(processes, received);
    return {
      throughput: totalBytes / 1000 / ((await received) - from),
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
