import { setTimeout as delay } from 'node:timers/promises';
import type { BenchContext, Benchmark } from '../benchmark';
import { launch } from '../people/launch';
import { Person } from '../people/person';
import { Processes } from '../people/processes';
import type { Column, Row, Table } from '../report/table';
import { buildPages } from '../site/buildPages';
import { startSite } from '../site/site';

const camera = { width: 640, height: 360, frameRate: 15, toneHz: 300 };
const WATCH_S = 8;
/** How long everybody waits until they see everybody, in ms: beyond that the machine can't do it. */
const PATIENCE_MS = 60_000;
const MEETING = 'until all see all';

const columns: readonly Column[] = [
  { name: MEETING, unit: 's', kind: 'measure', digits: 1 },
  { name: 'processor, of one core', unit: '%', kind: 'measure' },
  { name: 'processor, per person', unit: '%', kind: 'measure' },
  { name: 'memory', unit: 'MB', kind: 'measure' },
  { name: 'memory, per person', unit: 'MB', kind: 'measure' },
  { name: 'pictures per second, each', unit: '', kind: 'measure', digits: 1 },
  { name: 'width of a picture', unit: '', kind: 'measure' },
  { name: 'sent by each, kbit/s', unit: '', kind: 'measure' },
  { name: 'signals published so far', unit: '', kind: 'measure' },
  { name: 'signals delivered so far', unit: '', kind: 'measure' },
];

/** What a mesh costs, all of it on one machine. */
export const scale: Benchmark = {
  name: 'scale',
  title: 'a mesh of 2 to 8 pages on one machine',
  async run(context) {
    return [await grow(context)];
  },
};

async function grow(context: BenchContext): Promise<Table> {
  const site = await startSite(await buildPages());
  const browser = await launch();
  const rows: Row[] = [];
  try {
    const processes = await Processes.of(browser);
    const room = crypto.randomUUID().slice(0, 8);
    const people: Person[] = [];
    const most = context.short ? 3 : 8;
    for (let size = 1; size <= most; size++) {
      const person = await Person.open(browser, site);
      people.push(person);
      await person.prepare('visavis', site.place, room, camera);
      await person.join();
      const seconds = await meet(people);
      if (context.short && seconds === null) throw new Error(`${size} people do not all see each other.`);
      if (size === 1) continue;
      context.say(`${size} people${seconds === null ? ', who do not all see each other' : ''}`);
      const cells = await watch(processes, people, context.short ? 1 : WATCH_S);
      rows.push({ name: `${size} people`, cells: { ...(seconds !== null && { [MEETING]: [seconds] }), ...cells } });
    }
    return { title: '640 by 360 at 15 pictures a second, and sound', baseline: null, columns, rows };
  } finally {
    await browser.close();
    await site.close();
  }
}

/** @returns how long it took until everybody saw everybody, in seconds; null: longer than they care to wait */
async function meet(people: readonly Person[]): Promise<number | null> {
  const from = performance.now();
  const all = Promise.all(people.map((each) => each.reached(people.length - 1))).then(() => true);
  // When nobody waits any more, it ends with the browser.
  all.catch(() => undefined);
  const met = await Promise.race([all, delay(PATIENCE_MS, false, { ref: false })]);
  return met ? (performance.now() - from) / 1000 : null;
}

async function watch(processes: Processes, people: readonly Person[], seconds: number): Promise<Row['cells']> {
  // The encoders find their bitrate in the first seconds.
  await delay(seconds * 500);
  const traffic = () => Promise.all(people.map((person) => person.traffic()));
  const [before, cpuBefore, from] = [await traffic(), await processes.cpuSeconds(), performance.now()];
  await delay(seconds * 1000);
  const [after, cpuAfter, to] = [await traffic(), await processes.cpuSeconds(), performance.now()];
  const elapsed = (to - from) / 1000;
  const cpu = ((cpuAfter - cpuBefore) / elapsed) * 100;
  const memory = await processes.memoryMb();
  const size = people.length;
  const gained = (key: 'framesDecoded' | 'bytesSent') =>
    after.reduce((total, each, index) => total + each[key] - (before[index]?.[key] ?? 0), 0) / elapsed;
  const signals = people.flatMap((person) => person.signals);
  const widths = after.flatMap((each) => each.widths);
  return {
    'processor, of one core': [cpu],
    'processor, per person': [cpu / size],
    memory: memory === null ? [] : [memory],
    'memory, per person': memory === null ? [] : [memory / size],
    'pictures per second, each': [gained('framesDecoded') / (size * (size - 1))],
    'width of a picture': [widths.reduce((total, width) => total + width, 0) / widths.length],
    'sent by each, kbit/s': [(gained('bytesSent') * 8) / 1000 / size],
    'signals published so far': [signals.filter(({ sent }) => sent).length],
    'signals delivered so far': [signals.filter(({ sent }) => !sent).length],
  };
}
