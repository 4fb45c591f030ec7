import { setTimeout as delay } from 'node:timers/promises';
import type { Browser, Page } from 'playwright';
import type { BenchContext, Benchmark } from '../benchmark';
import type { DataWayName } from '../pages/data';
import { launch } from '../people/launch';
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
  const shared = context.short ? await launch() : null;
  const found = new Map(ways.map((way) => [way, { throughput: [] as number[], memory: [] as number[] }]));
  for (let round = 1; round <= context.rounds(ROUNDS); round++) {
    for (const way of ways) {
      context.say(`${way}, round ${round}`);
      const { throughput, memory } = await transfer(site, way, totalBytes, shared);
      found.get(way)?.throughput.push(throughput);
      if (memory !== null) found.get(way)?.memory.push(memory);
    }
  }
  await shared?.close();
  return {
    title: 'speed, and the most memory above what the browser took before',
    baseline,
    columns: [
      { name: 'throughput', unit: 'MB/s', kind: 'measure', digits: 1 },
      { name: 'memory', unit: 'MB', kind: 'measure' },
    ],
    rows: [...found].map(([name, cells]) => ({ name, cells })),
  };
}

/** One transfer, in a browser of its own unless there is one, so that nothing is left over from another one. */
async function transfer(site: Site, way: DataWayName, totalBytes: number, shared: Browser | null) {
  const browser = shared ?? (await launch());
  try {
    const [out, back] = await Promise.all([openPage(browser, site), openPage(browser, site)]);
    const room = crypto.randomUUID().slice(0, 8);
    const open = (page: Page, side: 'out' | 'back') =>
      page.evaluate((args) => window.data.open(...args), [way, site.place, room, side] as const);
    await Promise.all([open(out, 'out'), open(back, 'back')]);

    const processes = await Processes.of(browser);
    const before = await processes.memoryMb();
    await back.evaluate((bytes) => window.data.receive(bytes), totalBytes);
    const from = await out.evaluate((bytes) => window.data.send(bytes), totalBytes);
    const received = back.evaluate(() => window.data.received());
    const most = await mostMemory(processes, received);
    return {
      throughput: totalBytes / 1000 / ((await received) - from),
      memory: before === null || most === null ? null : Math.max(0, most - before),
    };
  } finally {
    if (!shared) await browser.close();
  }
}

async function openPage(browser: Browser, site: Site): Promise<Page> {
  const context = await browser.newContext({ permissions: ['camera', 'microphone'] });
  const page = await context.newPage();
  await page.goto(site.pageUrl('data'));
  await page.waitForFunction(() => 'data' in window);
  return page;
}

/** The most memory that is taken until something is over; null where it can't be seen. */
async function mostMemory(processes: Processes, end: Promise<unknown>): Promise<number | null> {
  let most = await processes.memoryMb();
  const over = end.then(() => true);
  while (!(await Promise.race([over, delay(SAMPLE_MS, false)]))) {
    const now = await processes.memoryMb();
    if (now !== null && most !== null) most = Math.max(most, now);
  }
  return most;
}
