import { setTimeout as delay } from 'node:timers/promises';
import type { Browser } from 'playwright';
import { startBusyLoops } from '../../scripts/testing/busyLoops.mjs';
import type { BenchContext, Benchmark } from '../benchmark';
import { launch } from '../people/launch';
import type { Column, Goal, Table } from '../report/table';
import { buildPages } from '../site/buildPages';
import { startSite, type Site } from '../site/site';
import { StrainedMember, until } from './strainedMember';

const camera = { width: 640, height: 360, frameRate: 15, toneHz: 300 };
const BUSY_LOOPS = 2;
const ROUNDS = 5;
/** How long eight have to meet, and to hear each other, in ms. */
const EIGHT_LIMIT_MS = 30_000;
/** After so long it is given up that four meet, in ms. */
const FOUR_LIMIT_MS = 60_000;

const measure = (name: string, rest: Partial<Column> = {}): Column => ({ name, unit: '', kind: 'measure', ...rest });
const MET = 'until all have met';
const HEARD = 'until all hear each other';
const FIRST = 'published in the first minute';
const SECOND = 'published in the second minute';
const RECONNECTING = 'seen reconnecting';
/** A column that counts the rounds in which all went as it has to. */
const kept = (rounds: number, within: string) => `of ${rounds} rounds ${within}`;

/** Whether a machine that is too busy makes more work for itself. */
export const strain: Benchmark = {
  name: 'strain',
  // Five times two minutes, and browsers that start beside busy loops.
  limitMs: 2_400_000,
  title: 'calls on a machine that is too busy for them',
  async run(context) {
    const site = await startSite(await buildPages());
    const browser = await launch();
    try {
      const rounds = context.rounds(ROUNDS);
      const tables = [await repeat(context, rounds, four(context, rounds), () => runFour(context, browser, site))];
      // A machine that tests something else at the same time is not quiet.
      if (!context.short) tables.push(await repeat(context, rounds, eight(rounds), () => runEight(browser, site)));
      return tables;
    } finally {
      await browser.close();
      await site.close();
    }
  },
};

/** How long a minute is, in ms. */
const minuteMs = ({ short }: BenchContext) => (short ? 5000 : 60_000);

/** A kind of call: what is measured in each round, and a last column that counts the rounds in which all went well. */
type Kind = Omit<Table, 'rows'> & { readonly keptColumn: string };

const goal = (column: string, bar: Omit<Goal, 'row' | 'column'>): Goal => ({ row: 'visavis', column, ...bar });

function four({ short }: BenchContext, rounds: number): Kind {
  const keptColumn = kept(rounds, 'all met');
  const none = { most: 0, everyRound: true } as const;
  return {
    title: `4 members, who join one by one beside ${BUSY_LOOPS} busy loops`,
    baseline: null,
    columns: [
      measure(MET, { unit: 's', digits: 1 }),
      measure(short ? 'published in the first 5 s' : FIRST),
      measure(short ? 'published in the next 5 s' : SECOND),
      measure(RECONNECTING),
      measure(keptColumn),
    ],
    keptColumn,
    // Minutes of five seconds have no goal.
    ...(!short && {
      goals: [
        goal(FIRST, { most: 14, everyRound: true }),
        goal(SECOND, none),
        goal(RECONNECTING, none),
        goal(keptColumn, { least: rounds }),
      ],
    }),
  };
}

function eight(rounds: number): Kind {
  const keptColumn = kept(rounds, 'all met and heard each other within 30 s');
  return {
    title: '8 members, who join one by one, and nothing else',
    baseline: null,
    columns: [measure(MET, { unit: 's', digits: 1 }), measure(HEARD, { unit: 's', digits: 1 }), measure(keptColumn)],
    keptColumn,
    goals: [goal(keptColumn, { least: rounds })],
  };
}

/** What one round found: a figure for each column but the last, and whether all went as it has to. */
interface Round {
  readonly figures: readonly (number | null)[];
  readonly isKept: boolean;
}

/** Runs one kind of call so often, and collects what each column says. */
async function repeat(
  { say }: BenchContext,
  rounds: number,
  { keptColumn, ...table }: Kind,
  run: () => Promise<Round>,
): Promise<Table> {
  const found: Round[] = [];
  for (let round = 1; round <= rounds; round++) {
    say(`${table.title}, round ${round}`);
    found.push(await run());
  }
  const cells = Object.fromEntries(
    table.columns.map(({ name }, index) => [name, found.flatMap(({ figures }) => figures[index] ?? [])]),
  );
  // Rounds in which they never met have no time, so that the times alone would look better than it was.
  const keptCount = found.filter(({ isKept }) => isKept).length;
  return { ...table, rows: [{ name: 'visavis', cells: { ...cells, [keptColumn]: [keptCount] } }] };
}

async function runFour(context: BenchContext, browser: Browser, site: Site): Promise<Round> {
  const stopLoops = startBusyLoops(BUSY_LOOPS);
  const members: StrainedMember[] = [];
  try {
    const room = crypto.randomUUID().slice(0, 8);
    for (let size = 1; size <= 4; size++) members.push(await StrainedMember.open(browser, site, room, camera));
    const from = performance.now();
    let met: number | null = null;
    for (const [index, member] of members.entries()) {
      await member.join();
      const present = members.slice(0, index + 1);
      met = await until(present, ({ connected }) => connected === index, { from, limitMs: FOUR_LIMIT_MS });
      if (met === null) break;
    }
    if (met === null && context.short) throw new Error('Four members do not all meet beside two busy loops.');
    const minute = minuteMs(context);
    // A call that has not met by then is measured from then on.
    const settledAt = context.short ? performance.now() : from;
    await delay(Math.max(0, settledAt + 2 * minute - performance.now()));
    const views = await Promise.all(members.map((member) => member.look()));
    const sent = members.flatMap(({ signals }) => signals.filter((each) => each.sent).map(({ at }) => at - settledAt));
    const figures = [
      seconds(met),
      sent.filter((at) => at < minute).length,
      sent.filter((at) => at >= minute && at < 2 * minute).length,
      views.reduce((total, { reconnecting }) => total + reconnecting, 0),
    ];
    return { figures, isKept: met !== null };
  } finally {
    await stopLoops();
    await Promise.all(members.map((member) => member.close()));
  }
}

const seconds = (ms: number | null) => (ms === null ? null : ms / 1000);

async function runEight(browser: Browser, site: Site): Promise<Round> {
  const members: StrainedMember[] = [];
  try {
    const room = crypto.randomUUID().slice(0, 8);
    for (let size = 1; size <= 8; size++) members.push(await StrainedMember.open(browser, site, room, camera));
    for (const member of members) await member.join();
    const limit = { from: performance.now(), limitMs: EIGHT_LIMIT_MS };
    const met = await until(members, ({ connected }) => connected === 7, limit);
    const heard = met === null ? null : await until(members, ({ heard: count }) => count === 7, limit);
    return { figures: [seconds(met), seconds(heard)], isKept: heard !== null };
  } finally {
    await Promise.all(members.map((member) => member.close()));
  }
}
