import { setTimeout as delay } from 'node:timers/promises';
import type { Browser, CDPSession } from 'playwright';
import type { BenchContext, Benchmark } from '../benchmark';
import type { LeaksWay } from '../pages/leaks';
import { launch } from '../people/launch';
import { slopeOf } from '../report/slope';
import type { Column, Row } from '../report/table';
import { buildPages } from '../site/buildPages';
import { startSite, type Site } from '../site/site';

const ways: readonly LeaksWay[] = ['bare RTCPeerConnection', 'visavis, hooks and components', 'simple-peer'];
/** What a call is made of. */
const classes = [
  'RTCPeerConnection',
  'RTCDataChannel',
  'RTCRtpReceiver',
  'MediaStream',
  'MediaStreamTrack',
  'AudioContext',
  'AudioNode',
  'HTMLVideoElement',
  'AbortController',
] as const;

/** Nothing more has gone for so long: nothing more will, in ms. */
const LINGERING_MS = 4000;
/** What has not gone by then stays, in ms. */
const PATIENCE_MS = 10_000;

/** What a cycle leaves for good is a whole one each time; what goes a moment too late for the last look is not. */
const stays = (name: string): Column => ({ name, unit: '', kind: 'count', digits: 2, slack: 0.9 });
const columns: readonly Column[] = [
  { name: 'heap per cycle', unit: 'bytes', kind: 'measure' },
  { name: 'heap after', unit: 'MB', kind: 'measure', digits: 1 },
  stays('objects of WebRTC and media, per cycle'),
  stays('DOM nodes, per cycle'),
  stays('listeners, per cycle'),
];

const classColumns: readonly Column[] = classes.map((name) => ({ name, unit: '', kind: 'measure', digits: 2 }));

/** What is left of a call that is over. */
export const leaks: Benchmark = {
  name: 'leaks',
  title: '200 times joining and leaving a call',
  async run(context) {
    const site = await startSite(await buildPages());
    const browser = await launch();
    try {
      const all: Row[] = [];
      const byClass: Row[] = [];
      for (const way of context.short ? ways.slice(1, 2) : ways) {
        context.say(way);
        const samples = await cycles(context, browser, site, way);
        all.push({ name: way, cells: slopes(samples) });
        byClass.push({ name: way, cells: objectSlopes(samples) });
      }
      return [
        { title: 'what stays, by cycle', baseline: null, columns, rows: all },
        { title: 'objects that stay, per cycle', baseline: null, columns: classColumns, rows: byClass },
      ];
    } finally {
      await browser.close();
      await site.close();
    }
  },
};

interface Sample {
  cycles: number;
  heapBytes: number;
  /** How many there are of each class. */
  objects: readonly number[];
  nodes: number;
  listeners: number;
}

async function cycles({ short }: BenchContext, browser: Browser, site: Site, way: LeaksWay): Promise<Sample[]> {
  // What comes with the first calls, such as compiled code, stays and is no leak.
  const [warmUp, step, steps] = short ? [4, 4, 2] : [20, 20, 10];
  const context = await browser.newContext({ permissions: ['camera', 'microphone'] });
  const page = await context.newPage();
  await page.goto(site.pageUrl('leaks'));
  await page.waitForFunction(() => 'leaks' in window);
  const session = await context.newCDPSession(page);
  const run = (times: number) => page.evaluate((args) => window.leaks.cycle(...args), [way, times] as const);

  await run(warmUp);
  const first = await look(session, 0, null);
  const samples = [first];
  for (let number = 1; number <= steps; number++) {
    await run(step);
    samples.push(await look(session, number * step, sum(first.objects)));
  }
  await context.close();
  return samples;
}

function slopes(samples: readonly Sample[]): Row['cells'] {
  const slope = (read: (sample: Sample) => number) => slopeOf(samples.map((each) => [each.cycles, read(each)]));
  const perCycle = (read: (sample: Sample) => number) => [Number(slope(read).toFixed(2))];
  return {
    'heap per cycle': [slope(({ heapBytes }) => heapBytes)],
    'heap after': [(samples.at(-1)?.heapBytes ?? Number.NaN) / 1024 ** 2],
    'objects of WebRTC and media, per cycle': perCycle(({ objects }) => sum(objects)),
    'DOM nodes, per cycle': perCycle(({ nodes }) => nodes),
    'listeners, per cycle': perCycle(({ listeners }) => listeners),
  };
}

function objectSlopes(samples: readonly Sample[]): Row['cells'] {
  const slope = (index: number) => slopeOf(samples.map((each) => [each.cycles, each.objects[index] ?? 0]));
  return Object.fromEntries(classes.map((name, index) => [name, [slope(index)]]));
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/**
 * What is alive once everything that can go is gone. What a call holds for a few seconds more, such as a device that
 * somebody may want again, is waited for.
 *
 * @param floor as many objects as there were at first, or null: this is the first time
 */
async function look(session: CDPSession, after: number, floor: number | null): Promise<Sample> {
  const from = performance.now();
  let objects = await countObjects(session);
  let lowestAt = from;
  for (;;) {
    const now = performance.now();
    const enough = floor === null ? now - lowestAt > LINGERING_MS : sum(objects) <= floor || now - from > PATIENCE_MS;
    if (enough) break;
    await delay(200);
    const next = await countObjects(session);
    if (sum(next) < sum(objects)) lowestAt = performance.now();
    objects = next;
  }
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  return { cycles: after, heapBytes: usedSize, objects, nodes, listeners: jsEventListeners };
}

async function countObjects(session: CDPSession): Promise<number[]> {
  await session.send('HeapProfiler.collectGarbage');
  const counts: number[] = [];
  for (const name of classes) {
    const { result } = await session.send('Runtime.evaluate', { expression: `${name}.prototype` });
    const { objects } = await session.send('Runtime.queryObjects', { prototypeObjectId: result.objectId ?? '' });
    const { result: length } = await session.send('Runtime.callFunctionOn', {
      objectId: objects.objectId ?? '',
      functionDeclaration: 'function () { return this.length; }',
      returnByValue: true,
    });
    counts.push(Number(length.value));
    for (const { objectId } of [result, objects]) await session.send('Runtime.releaseObject', { objectId: objectId ?? '' });
  }
  return counts;
}
