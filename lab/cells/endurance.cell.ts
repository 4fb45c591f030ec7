import { setTimeout as delay } from 'node:timers/promises';
import { BLUE, GREEN, inSeconds, RED, SUBSCRIBED, YELLOW } from '../call';
import { cell, expect } from '../cell';
import { expectAllAlive } from '../everybody';
import { turn, turnUdp } from '../ice';
import type { Lab } from '../lab';
import type { Caller } from '../people/caller';
import { readHeapMb } from '../people/heap';
import { countSignaling, type SignalingCount } from '../people/signalingCount';

/** How long the call lasts; what happens in it keeps its place where it is shorter. */
const minutes = Number(process.env['LAB_MINUTES'] ?? 10);
const durationMs = minutes * 60_000;
/** How long somebody sleeps, in ms: a minute of ten. */
const sleepMs = durationMs / 10;

/** When something happens, as a share of the call's time. */
const WHEN = { reload: 0.1, firstHeap: 0.3, sleep: 0.4, restart: 0.65, calm: 0.8 } as const;

/** How long everybody has to be back after something happened, in ms. */
const PATIENCE_MS = 90_000;
/** How much more a page may hold at the end than at three tenths of the call: a leak of 20 KB a second is more. */
const HEAP_GROWTH = { factor: 1.25, mb: 5 };
/** The most events on signaling that all of them send: four set-ups of a call, and some repetition over lines that lose. */
const MAX_EVENTS = 200;
/** The most of them in the last fifth, in which nothing happens any more. */
const MAX_CALM_EVENTS = 4;

/** Four people, each behind a NAT of their own, on a line that loses 5 % of what comes in. */
async function setUp(lab: Lab) {
  await lab.serve(turn(turnUdp));
  const visitors = [];
  for (const [index, [name, color]] of Object.entries({ Ada: RED, Ben: GREEN, Cem: BLUE, Dan: YELLOW }).entries()) {
    const home = lab.router({ number: index + 1, nat: 'cone' });
    home.lose(5, 'incoming');
    visitors.push(await lab.visit(name, color, home));
  }
  const callers = visitors.map(({ caller }) => caller);
  const counts = callers.map(({ page }) => countSignaling(page));
  for (const each of callers) await each.join('lab-endurance');
  await expectAllAlive(callers, PATIENCE_MS);
  const [ada, ben, cem, dan] = visitors;
  if (!ada || !ben || !cem || !dan) throw new Error('Four names make four visitors.');
  return { callers, ben: ben.caller, cem, counts };
}

/** Waits until everybody is back after something that ended now, and notes how long that took. */
async function expectBack(lab: Lab, callers: readonly Caller[], what: string): Promise<void> {
  const from = Date.now();
  await expectAllAlive(callers, PATIENCE_MS);
  lab.note('back', `all within ${inSeconds(Date.now() - from)} of ${what}`);
}

const readHeaps = (callers: readonly Caller[]) => Promise.all(callers.map(({ page }) => readHeapMb(page)));

function expectFlat(lab: Lab, callers: readonly Caller[], [before, after]: readonly [number[], number[]]): void {
  const growths = callers.map(({ name }, index) => ({ name, from: before[index] ?? 0, to: after[index] ?? 0 }));
  lab.note('heap', growths.map(({ name, from, to }) => `${name} ${from.toFixed(1)} → ${to.toFixed(1)} MB`).join(', '));
  const grown = growths.filter(({ from, to }) => to > from * HEAP_GROWTH.factor + HEAP_GROWTH.mb);
  expect(grown, 'memory is flat').toEqual([]);
}

function expectFewEvents(lab: Lab, counts: readonly SignalingCount[], { from, calm, to }: Record<'from' | 'calm' | 'to', number>): void {
  const sent = (since: number, until: number) => counts.reduce((sum, each) => sum + each.between(since, until), 0);
  const [setUpCount, all, calmCount] = [sent(0, from), sent(from, to), sent(calm, to)];
  lab.note('events', `${setUpCount} to meet, ${all} in ${minutes} min since, ${calmCount} of them in the last fifth`);
  expect(setUpCount + all, 'events on signaling').toBeLessThanOrEqual(MAX_EVENTS);
  expect(calmCount, 'events on signaling while nothing happens').toBeLessThanOrEqual(MAX_CALM_EVENTS);
}

cell.describe('Endurance', () => {
  // Here, where the runner reads it before the test begins.
  cell.describe.configure({ timeout: durationMs + 600_000 });

  cell('a long call', { tag: '@long' }, async ({ lab }) => {
    const { callers, ben, cem, counts } = await setUp(lab);
    const from = Date.now();
    /** The length of the call is what the cell is about; nothing is waited for meanwhile. */
    const until = (share: number) => delay(Math.max(0, from + share * durationMs - Date.now()));

    await until(WHEN.reload);
    await ben.page.reload();
    await ben.passLobby();
    await expectBack(lab, callers, 'the lobby after a reload');

    await until(WHEN.firstHeap);
    const heaps = await readHeaps(callers);

    await until(WHEN.sleep);
    cem.machine.suspend();
    await delay(sleepMs);
    cem.machine.resume();
    await expectBack(lab, callers, `a sleep of ${inSeconds(sleepMs)}`);

    await until(WHEN.restart);
    const crash = Date.now();
    await lab.channels.crash();
    await delay(2000);
    await lab.channels.start();
    // The pictures may never have gone, and tell nothing of signaling.
    await Promise.all(callers.map((each) => each.timeOf(SUBSCRIBED, crash)));
    await expectBack(lab, callers, 'the return of the signaling');

    await until(WHEN.calm);
    const calm = Date.now();
    await until(1);
    const to = Date.now();
    await expectAllAlive(callers, PATIENCE_MS);
    expectFlat(lab, callers, [heaps, await readHeaps(callers)]);
    expectFewEvents(lab, counts, { from, calm, to });
  });
});
