import { expect } from '@playwright/test';
import { inSeconds } from './call';
import type { Lab } from './lab';
import { leniency } from './leniency';
import type { Caller } from './people/caller';
import { NOTICEABLE_MS, type Standstill } from './people/standstills';

/** How long a picture has to come back before the cell is given up, in ms. */
const PATIENCE_MS = 60_000;

/** What a recovery is measured by. */
export interface Recovery {
  /** When the picture began to be at risk, in ms since 1970. */
  fault: number;
  /** From when on its return is timed: the fault itself, or the moment from which it could come back. */
  from: number;
  /** In words, such as `the fault`. */
  fromWhat: string;
  barMs: number;
}

/**
 * Waits until each of two people sees the other's picture move again, in its colour; notes how long that took,
 * and expects that it kept to the bar.
 */
export async function expectRecovery(
  lab: Lab,
  [a, b]: readonly [Caller, Caller],
  { fault, from, fromWhat, barMs }: Recovery,
): Promise<void> {
  const standstills = await Promise.all([
    a.seesAgain(b, fault, PATIENCE_MS),
    b.seesAgain(a, fault, PATIENCE_MS),
  ]);
  const times = standstills.map((each) => returnTime(each, from));
  lab.note('back', `${times.map(inSeconds).join(', ')} after ${fromWhat}`);
  lab.note('bar', inSeconds(barMs));
  await Promise.all([a.seesAlive(b), b.seesAlive(a)]);
  const limitMs = barMs * leniency;
  expect(Math.max(...times), `the picture is back within ${inSeconds(limitMs)} of ${fromWhat}`).toBeLessThan(limitMs);
}

/** Expects that a picture went on all the while, but for what a machine that is measured leniently may stutter. */
export function expectNoBreak(standstills: readonly Standstill[]): void {
  const breaks = standstills.filter(({ from, to }) => to - from >= NOTICEABLE_MS * leniency);
  expect(breaks, 'the picture goes on').toEqual([]);
}

/** 0: it never stood still, or moved again before. */
const returnTime = (standstills: readonly Standstill[], from: number) =>
  Math.max(0, (standstills.at(-1)?.to ?? from) - from);
