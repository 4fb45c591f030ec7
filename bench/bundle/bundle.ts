import * as hooks from '@visavis/hooks';
import * as ui from '@visavis/ui';
import type { Benchmark } from '../benchmark';
import type { Column, Row, Table } from '../report/table';
import { modulesOf } from './modules';
import { weigh } from './weigh';

// A minifier names things by how often they occur, so that a change elsewhere can move a few bytes.
/** What is next to nothing, such as the difference of two sizes, is a few bytes more or less by what gzip finds twice. */
const size = (name: string): Column => ({ name, unit: 'bytes', kind: 'size', tolerance: 0.02, slack: 64 });

/** What a call brings along that is not its library's own code. */
const transports = ['pusher-js'];
/** simple-peer as it is compiled into our package. */
const simplePeer = /simplePeer\/simplePeer\.js$/;
const KB = 1024;

/** The smallest page for one video call, by what it is made with; each in `calls`. */
const calls: readonly (readonly [name: string, file: string])[] = [
  ['visavis, hooks', 'visavisHooks'],
  ['visavis, hooks and components', 'visavisUi'],
  ['visavis, usePeer alone', 'visavisPeer'],
  ['simple-peer by hand', 'simplePeer'],
  ['peerjs', 'peerjs'],
  ['trystero', 'trystero'],
  ['livekit-client with hooks and a tile', 'livekitHooks'],
  ['livekit-client with VideoConference', 'livekit'],
];

const goals = [
  { row: 'visavis, hooks', column: 'whole', most: 45 * KB },
  { row: 'visavis, hooks', column: 'without pusher-js', most: 28 * KB },
  { row: 'visavis, hooks and components', column: 'whole', most: 52 * KB },
  { row: 'visavis, hooks and components', column: 'without pusher-js', most: 35 * KB },
  { row: 'visavis, usePeer alone', column: 'without pusher-js', most: 24 * KB },
];

const callCode = (file: string) => `export { Call } from './calls/${file}';`;

/** What a page pays for a video call, and for each part alone. */
export const bundle: Benchmark = {
  name: 'bundle',
  title: 'what a page has to load, minified and gzipped, React apart',
  async run({ say }) {
    const tables: Table[] = [
      await wholeCalls(),
      await parts(),
      await modulesOf('one video call with hooks by module, pusher-js apart', callCode('visavisHooks'), transports),
      await modulesOf('one video call with hooks and components by module, pusher-js apart', callCode('visavisUi'), transports),
    ];
    say('Each hook and each component alone...');
    tables.push(await hooksAlone(), await componentsAlone());
    return tables;
  },
};

async function wholeCalls(): Promise<Table> {
  const rows: Row[] = [];
  for (const [name, file] of calls) {
    const whole = await weigh(callCode(file));
    const lean = await weigh(callCode(file), transports);
    rows.push({
      name,
      cells: {
        whole: [whole.script],
        'without pusher-js': [lean.script],
        'loaded later': [whole.later],
        'in a call': [whole.call],
        styles: [whole.styles],
      },
    });
  }
  return {
    title: 'one video call',
    baseline: 'visavis, hooks',
    columns: ['whole', 'without pusher-js', 'loaded later', 'in a call', 'styles'].map(size),
    rows,
    goals,
  };
}

/** One call taken apart: what goes when each package is left out in turn. */
async function parts(): Promise<Table> {
  const rows: Row[] = [];
  for (const [name, file] of calls.slice(0, 3)) {
    const whole = await weigh(callCode(file), transports);
    const beside = await weigh(callCode(file), [...transports, simplePeer]);
    const own = await weigh(callCode(file), [...transports, simplePeer, 'valibot']);
    rows.push({
      name,
      cells: {
        'own code': [own.script],
        valibot: [beside.script - own.script],
        'own code and valibot': [beside.script],
        'simple-peer': [whole.script - beside.script],
      },
    });
  }
  const columns = ['own code', 'valibot', 'own code and valibot', 'simple-peer'].map(size);
  const limits = { 'visavis, hooks': 20, 'visavis, hooks and components': 27 };
  return {
    title: 'what that is made of, pusher-js apart',
    baseline: null,
    columns,
    rows,
    goals: Object.entries(limits).map(([row, limit]) => ({ row, column: 'own code', most: limit * KB })),
  };
}

async function hooksAlone(): Promise<Table> {
  const names = Object.keys(hooks).filter((name) => /^use[A-Z]/.test(name)).toSorted();
  const rows = [await alone('(imported, nothing used)', `import {} from '@visavis/hooks';`)];
  for (const name of names) rows.push(await alone(name, `export { ${name} } from '@visavis/hooks';`));
  rows.push(await alone('all', `export * from '@visavis/hooks';`));
  return {
    title: 'each hook alone',
    baseline: null,
    columns: [size('whole'), size('beside simple-peer')],
    rows,
  };
}

async function alone(name: string, code: string): Promise<Row> {
  const whole = await weigh(code);
  const beside = await weigh(code, [simplePeer]);
  return { name, cells: { whole: [whole.script], 'beside simple-peer': [beside.script] } };
}

async function componentsAlone(): Promise<Table> {
  const names = Object.keys(ui).filter((name) => /^[A-Z]/.test(name)).toSorted();
  const rows: Row[] = [];
  const add = async (name: string, code: string) => {
    const { script, styles } = await weigh(code);
    rows.push({ name, cells: { script: [script], styles: [styles] } });
  };
  await add('(imported, nothing used)', `import {} from '@visavis/ui';`);
  for (const name of names) await add(name, `export { ${name} } from '@visavis/ui';`);
  await add('all', `export * from '@visavis/ui'; import '@visavis/ui/styles.css';`);
  return { title: 'each component alone, its English included', baseline: null, columns: [size('script'), size('styles')], rows };
}
