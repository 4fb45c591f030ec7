import type { Browser, CDPSession } from 'playwright';
import type { BenchContext, Benchmark } from '../benchmark';
import type { LeaksWay } from '../pages/leaks';
import { launch } from '../people/launch';
import { slopeOf } from '../report/slope';
import type { Column, Table } from '../report/table';
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

const columns: readonly Column[] = [
  { name: 'heap per cycle', unit: 'bytes', kind: 'measure' },
  { name: 'heap after', unit: 'MB', kind: 'measure', digits: 1 },
  { name: 'objects of WebRTC and media, per cycle', unit: '', kind: 'count', digits: 2 },
  { name: 'DOM nodes, per cycle', unit: '', kind: 'count', digits: 2 },
  { name: 'listeners, per cycle', unit: '', kind: 'count', digits: 2 },
];

/** What is left of a call that is over. */
export const leaks: Benchmark = {
  name: 'leaks',
  title: '200 times joining and leaving a call',
  async run(context) {
    const site = await startSite(await buildPages());
    const browser = await launch();
    try {
      const rows = [];
      for (const way of context.short ? ways.slice(1, 2) : ways) {
        context.say(way);
        rows.push({ name: way, cells: await cycles(context, browser, site, way) });
      }
      const table: Table = { title: 'what stays, by cycle', baseline: null, columns, rows };
      return [table];
    } finally {
      await browser.close();
      await site.close();
    }
  },
};

interface Sample {
  cycles: number;
  heapBytes: number;
  objects: number;
  nodes: number;
  listeners: number;
}

async function cycles({ short }: BenchContext, browser: Browser, site: Site, way: LeaksWay) {
  // What comes with the first calls, such as compiled code, stays and is no leak.
  const [warmUp, step, steps] = short ? [4, 4, 2] : [20, 20, 10];
  const context = await browser.newContext({ permissions: ['camera', 'microphone'] });
  const page = await context.newPage();
  await page.goto(site.pageUrl('leaks'));
  await page.waitForFunction(() => 'leaks' in window);
  const session = await context.newCDPSession(page);
  const run = (times: number) => page.evaluate((args) => window.leaks.cycle(...args), [way, times] as const);

  await run(warmUp);
  const samples: Sample[] = [await look(session, 0)];
  for (let number = 1; number <= steps; number++) {
    await run(step);
    samples.push(await look(session, number * step));
  }
  await context.close();
  const slope = (key: keyof Sample) => slopeOf(samples.map((each) => [each.cycles, each[key]]));
  const perCycle = (key: keyof Sample) => Number(slope(key).toFixed(2));
  return {
    'heap per cycle': [slope('heapBytes')],
    'heap after': [(samples.at(-1)?.heapBytes ?? Number.NaN) / 1024 ** 2],
    'objects of WebRTC and media, per cycle': [perCycle('objects')],
    'DOM nodes, per cycle': [perCycle('nodes')],
    'listeners, per cycle': [perCycle('listeners')],
  };
}

/** What is alive once everything that can go is gone. */
async function look(session: CDPSession, after: number): Promise<Sample> {
  let before = Number.POSITIVE_INFINITY;
  for (;;) {
    // What a collected object held on to is collected by the next round.
    await session.send('HeapProfiler.collectGarbage');
    const objects = await countObjects(session);
    if (objects < before) {
      before = objects;
      continue;
    }
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
    return { cycles: after, heapBytes: usedSize, objects, nodes, listeners: jsEventListeners };
  }
}

async function countObjects(session: CDPSession): Promise<number> {
  let total = 0;
  for (const name of classes) {
    const { result } = await session.send('Runtime.evaluate', { expression: `${name}.prototype` });
    const { objects } = await session.send('Runtime.queryObjects', { prototypeObjectId: result.objectId ?? '' });
    const { result: length } = await session.send('Runtime.callFunctionOn', {
      objectId: objects.objectId ?? '',
      functionDeclaration: 'function () { return this.length; }',
      returnByValue: true,
    });
    total += Number(length.value);
    for (const { objectId } of [result, objects]) await session.send('Runtime.releaseObject', { objectId: objectId ?? '' });
  }
  return total;
}
