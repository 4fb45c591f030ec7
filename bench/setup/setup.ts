import { setTimeout as delay } from 'node:timers/promises';
import type { Browser } from 'playwright';
import type { BenchContext, Benchmark } from '../benchmark';
import type { Place } from '../pages/place';
import type { HooksWayName } from '../pages/ways/visavisHooks';
import type { WayName } from '../pages/ways/ways';
import { launch } from '../people/launch';
import type { Person } from '../people/person';
import { openTwo, rotate } from '../people/two';
import type { Column, Goal, Table } from '../report/table';
import { buildPages } from '../site/buildPages';
import { startSite, type Site } from '../site/site';

const camera = { width: 320, height: 180, frameRate: 30, toneHz: 440 };
/** Who is not connected by then never will be, in ms. */
const PATIENCE_MS = 10_000;

const baseline: WayName = 'bare RTCPeerConnection';
const inReact: readonly HooksWayName[] = ['visavis, useRoom', 'visavis, prepared in a lobby'];
const others: readonly WayName[] = ['simple-peer', 'simple-peer without trickle', 'peerjs', 'trystero'];
const ways: readonly WayName[] = [baseline, 'visavis', ...inReact, ...others];
const inPageOfHooks: ReadonlySet<WayName> = new Set(inReact);
/** How much longer a message, or a question to the server, takes, in ms. */
const delays = [0, 50];

const columns: readonly Column[] = [
  { name: 'connected', unit: 'ms', kind: 'measure' },
  { name: 'picture', unit: 'ms', kind: 'measure' },
  { name: 'failed', unit: '', kind: 'measure' },
];

const prepared = { row: 'visavis, prepared in a lobby' } satisfies Partial<Goal>;
const goalsHere: readonly Goal[] = [
  { ...prepared, column: 'connected', mostOfBaseline: 1 },
  { ...prepared, column: 'picture', mostOfBaseline: 1 },
];
const goalsFarAway: readonly Goal[] = [
  { ...prepared, column: 'connected', mostOfBaseline: 0.8 },
  { ...prepared, column: 'connected', leastOfAll: true },
  { ...prepared, column: 'picture', mostOfBaseline: 0.88 },
  { ...prepared, column: 'picture', leastOfAll: true },
  // Without a lobby that prepares, no slower than before there was such a thing, on 23 November 2026.
  ...['visavis', 'visavis, useRoom'].flatMap((row) => [
    { row, column: 'connected', mostOfBaseline: 1.05 },
    { row, column: 'picture', mostOfBaseline: 1.07 },
  ]),
];

/** How long it takes from "join" to being connected, and to the other's first picture. */
export const setup: Benchmark = {
  name: 'setup',
  title: 'from joining to connected, and to the first picture of who is there',
  limitMs: 2_400_000,
  async run(context) {
    const site = await startSite(await buildPages());
    const browser = await launch();
    try {
      const tables: Table[] = [];
      for (const delayMs of context.short ? [0] : delays) tables.push(await compareWays(context, browser, site, delayMs));
      return tables;
    } finally {
      await browser.close();
      await site.close();
    }
  },
};

async function compareWays(context: BenchContext, browser: Browser, site: Site, delayMs: number): Promise<Table> {
  const place = delayMs === 0 ? site.place : await site.slowPlace(delayMs);
  const rounds = context.rounds(15);
  const found = new Map(ways.map((way) => [way, { connected: [] as number[], picture: [] as number[], failed: [0] }]));
  context.say(`+${delayMs} ms, ${rounds} rounds`);
  // In turns, A B A B, each time beginning with the next, so that nobody always follows the same one; the first
  // round only warms up.
  for (let round = context.short ? 1 : 0; round <= rounds; round++) {
    for (const way of rotate(ways, round)) {
      const times = await callOnce(browser, way, place);
      const cells = found.get(way);
      if (!times) {
        context.say(`${way} has not connected within ${PATIENCE_MS / 1000} s, in round ${round}`);
        cells?.failed.push((cells.failed.pop() ?? 0) + 1);
        continue;
      }
      if (round === 0) continue;
      cells?.connected.push(times.connected);
      cells?.picture.push(times.picture);
    }
  }
  return {
    title: delayMs === 0 ? 'over a server on this machine' : `each message takes ${delayMs} ms longer`,
    baseline,
    columns,
    rows: [...found].map(([name, cells]) => ({ name, cells })),
    goals: delayMs === 0 ? goalsHere : goalsFarAway,
  };
}

/**
 * One is there, and another joins, each in a page that has just been opened, and comes over the same line as all else: what a page
 * fetches later is fetched each time.
 *
 * @returns the times of the second one; null if they did not connect
 */
async function callOnce(browser: Browser, way: WayName, place: Place) {
  const pageUrl = (page: string) => new URL(`/p/${page}`, place.authUrl).href;
  const people = await openTwo(browser, { pageUrl }, inPageOfHooks.has(way) ? 'hooksPerson' : 'person');
  try {
    return await Promise.race([join(people, way, place), delay(PATIENCE_MS, null, { ref: false })]);
  } finally {
    // Whatever holds it up is gone with the pages.
    for (const person of people) await person.close();
  }
}

/** @returns the times of the second one; null once the pages are gone */
async function join([first, second]: readonly [Person, Person], way: WayName, place: Place) {
  const room = crypto.randomUUID().slice(0, 8);
  try {
    await first.prepare(way, place, room, camera);
    await first.join();
    // Only now: everybody with a connection to peerjs's server is called, whether they have joined or not.
    await second.prepare(way, place, room, camera);
    const [times] = await Promise.all([second.join().then(() => second.reached(1)), first.reached(1)]);
    for (const person of [second, first]) await person.leave();
    return times;
  } catch (error) {
    // Too late: somebody has closed the page.
    if (first.page.isClosed()) return null;
    throw error;
  }
}
