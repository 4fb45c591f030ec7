import { setTimeout as delay } from 'node:timers/promises';
import { errors, type Browser } from 'playwright';
import type { BenchContext, Benchmark } from '../benchmark';
import type { WayName } from '../pages/ways/ways';
import { launch } from '../people/launch';
import { Person } from '../people/person';
import type { SignalFrame } from '../people/signalLog';
import type { Column, Row, Table } from '../report/table';
import { buildPages } from '../site/buildPages';
import { startSite, type Site } from '../site/site';

/** Small and slow: one machine encodes the pictures of all the people. What is signaled is the same. */
const camera = { width: 96, height: 54, frameRate: 2, toneHz: 440 };
const screen = { width: 128, height: 72, frameRate: 2 };
/** Nobody has said anything for so long: all has been said, in ms. */
const QUIET_MS = 1500;
/** A screen that is not seen by then is given up, in ms. */
const PATIENCE_MS = 15_000;

/** More where there is less to count. */
const ROUNDS = { 2: 2, 4: 1, 8: 1 };
type Size = keyof typeof ROUNDS;

const baseline: WayName = 'visavis';
const plans: readonly { ways: readonly WayName[]; sizes: readonly Size[]; inShort: readonly Size[] }[] = [
  { ways: ['visavis'], sizes: [2, 4, 8], inShort: [2, 4] },
  { ways: ['simple-peer', 'simple-peer without trickle'], sizes: [2, 4, 8], inShort: [2] },
  { ways: ['peerjs', 'trystero'], sizes: [2, 4], inShort: [] },
];

// How many candidates a browser finds, and which of them it sends together, is not quite the same each time.
const count = (name: string): Column => ({ name, unit: '', kind: 'count', tolerance: 0.15, slack: 3 });
const bytes = (name: string): Column => ({ name, unit: 'bytes', kind: 'size', tolerance: 0.2, slack: 4096 });

/** What it costs in signaling that people meet, and that one of them shows a screen. */
export const signaling: Benchmark = {
  name: 'signaling',
  title: 'what a call costs in signaling: events published and delivered, and bytes',
  async run(context) {
    const site = await startSite(await buildPages());
    const browser = await launch();
    try {
      const tables = new Map<string, { table: Table; rows: Row[] }>();
      for (const size of [2, 4, 8] as const) {
        for (const [title, columns] of Object.entries(columnsOf(size))) {
          const rows: Row[] = [];
          tables.set(title, { rows, table: { title, baseline, columns, rows } });
        }
        for (const { ways, sizes, inShort } of plans) {
          if (!(context.short ? inShort : sizes).includes(size)) continue;
          for (const way of ways) {
            const found = await rounds(context, browser, site, way, size);
            for (const [title, cells] of Object.entries(found)) tables.get(title)?.rows.push({ name: way, cells });
          }
        }
      }
      return [...tables.values()].filter(({ rows }) => rows.length > 0).map(({ table }) => table);
    } finally {
      await browser.close();
      await site.close();
    }
  },
};

const columnsOf = (size: number): Record<string, Column[]> => ({
  [titles.meeting(size)]: [
    count('published'),
    count('delivered'),
    bytes('bytes'),
    count('published for the last to join'),
    bytes('bytes for the last to join'),
    { name: 'largest', unit: 'bytes', kind: 'size', tolerance: 0.2, slack: 1024 },
    { name: 'most of one person in 1 s', unit: '', kind: 'measure' },
  ],
  [titles.screen(size)]: [count('published'), count('delivered'), bytes('bytes')],
});

const titles = {
  meeting: (size: number) => `${size} people with camera and microphone, who come one by one`,
  screen: (size: number) => `one of the ${size} shows a screen as well`,
};

async function rounds(context: BenchContext, browser: Browser, site: Site, way: WayName, size: Size) {
  const all: Record<string, Record<string, number[]>> = {};
  for (let round = 0; round < context.rounds(ROUNDS[size]); round++) {
    context.say(`${way}, ${size} people`);
    for (const [title, cells] of Object.entries(await meet(context, browser, site, way, size))) {
      for (const [column, value] of Object.entries(cells)) ((all[title] ??= {})[column] ??= []).push(value);
    }
  }
  return all;
}

/** So many people meet one by one, and the last of them shows a screen. */
async function meet({ say }: BenchContext, browser: Browser, site: Site, way: WayName, size: number) {
  const room = crypto.randomUUID().slice(0, 8);
  const people = await Promise.all(Array.from({ length: size }, () => Person.open(browser, site)));
  try {
    const log = () => people.flatMap(({ signals }) => signals);
    let before: readonly SignalFrame[] = [];
    for (const [index, person] of people.entries()) {
      if (index === size - 1) before = await quiet(log);
      // Only now: everybody with a connection to peerjs's server is called, whether they have joined or not.
      await person.prepare(way, site.place, room, camera);
      await person.join();
      const present = people.slice(0, index + 1);
      await Promise.all(present.map((each) => each.reached(index)));
    }
    const met = await quiet(log);
    await people.at(-1)?.share(screen);
    const seen = await Promise.all(people.slice(0, -1).map((person) => seesOneMore(person, size)));
    const shared = await quiet(log);
    if (seen.includes(false)) say(`${seen.filter((each) => !each).length} of ${size - 1} did not see the screen in time`);

    const last = met.filter((each) => !before.includes(each));
    const extra = shared.filter((each) => !met.includes(each));
    return {
      [titles.meeting(size)]: {
        ...costOf(met),
        'published for the last to join': costOf(last).published,
        'bytes for the last to join': costOf(last).bytes,
        largest: Math.max(...met.map((each) => each.bytes)),
        'most of one person in 1 s': Math.max(...people.map(({ signals }) => busiestSecond(signals))),
      },
      // What not everybody sees is no screen that is shown.
      ...(!seen.includes(false) && { [titles.screen(size)]: costOf(extra) }),
    };
  } finally {
    await Promise.all(people.map((person) => person.close()));
  }
}

const hasSeen = (pictures: number) => window.person.pictures() >= pictures;

/** Whether somebody has seen so many pictures in time. */
async function seesOneMore(person: Person, pictures: number): Promise<boolean> {
  return person.page.waitForFunction(hasSeen, pictures, { timeout: PATIENCE_MS }).then(
    () => true,
    (error: unknown) => {
      if (error instanceof errors.TimeoutError) return false;
      throw error;
    },
  );
}

/** Waits until nothing is said any more. @returns all that was said */
async function quiet(log: () => readonly SignalFrame[]): Promise<readonly SignalFrame[]> {
  for (;;) {
    const now = log();
    const sinceLast = performance.now() - Math.max(0, ...now.map(({ at }) => at));
    if (now.length === 0 || sinceLast >= QUIET_MS) return now;
    await delay(QUIET_MS - sinceLast);
  }
}

function costOf(frames: readonly SignalFrame[]) {
  return {
    published: frames.filter(({ sent }) => sent).length,
    delivered: frames.filter(({ sent }) => !sent).length,
    bytes: frames.reduce((total, frame) => total + frame.bytes, 0),
  };
}

function busiestSecond(frames: readonly SignalFrame[]): number {
  const times = frames.filter(({ sent }) => sent).map(({ at }) => at);
  return Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + 1000).length));
}
