import { setTimeout as delay } from 'node:timers/promises';
import type { Browser } from 'playwright';
import type { BenchContext, Benchmark } from '../benchmark';
import type { WayName } from '../pages/ways/ways';
import { launch } from '../people/launch';
import { openTwo, rotate } from '../people/two';
import type { Column, Table } from '../report/table';
import { buildPages } from '../site/buildPages';
import { startSite, type Site } from '../site/site';

const camera = { width: 1280, height: 720, frameRate: 20, toneHz: 440 };
/** When to look, in seconds after the first picture. */
const SECONDS = [2, 5, 10];

const baseline: WayName = 'bare RTCPeerConnection';
const ways: readonly WayName[] = [baseline, 'visavis', 'simple-peer', 'peerjs', 'trystero'];

const nameOf = (seconds: number) => `after ${seconds} s`;
const columns: readonly Column[] = SECONDS.map((seconds) => ({ name: nameOf(seconds), unit: '', kind: 'measure' }));

/** How wide the frames are that arrive, of a camera of 1280 pixels, some time after the first one. */
export const sharpness: Benchmark = {
  name: 'sharpness',
  title: 'how sharp the other one is, soon after they came',
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
  const compared = context.short ? ways.slice(0, 2) : ways;
  const found = new Map(compared.map((way) => [way, Object.fromEntries(columns.map(({ name }) => [name, [] as number[]]))]));
  for (let round = 1; round <= context.rounds(5); round++) {
    for (const way of rotate(compared, round)) {
      context.say(`${way}, round ${round}`);
      const widths = await widthsOf(browser, site, way);
      for (const [index, { name }] of columns.entries()) found.get(way)?.[name]?.push(widths[index] ?? 0);
    }
  }
  return {
    title: 'pixels across, of a camera of 1280, over this machine',
    baseline,
    columns,
    rows: [...found].map(([name, cells]) => ({ name, cells })),
    goals: [{ row: 'visavis', column: nameOf(2), least: 1280 }],
  };
}

/** What the second of two people gets of the first one. */
async function widthsOf(browser: Browser, site: Site, way: WayName): Promise<number[]> {
  const people = await openTwo(browser, site);
  const [first, second] = people;
  const room = crypto.randomUUID().slice(0, 8);
  try {
    await first.prepare(way, site.place, room, camera);
    await first.join();
    await second.prepare(way, site.place, room, camera);
    await second.join();
    await Promise.all([second.reached(1), first.reached(1)]);
    const startedAt = performance.now();
    const widths: number[] = [];
    for (const seconds of SECONDS) {
      await delay(startedAt + seconds * 1000 - performance.now());
      widths.push(Math.max(0, ...(await second.traffic()).widths));
    }
    return widths;
  } finally {
    for (const person of people) await person.close();
  }
}
