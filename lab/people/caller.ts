import { expect, type Page } from '@playwright/test';
import { Person } from '../../apps/demo/e2e/people/person';
import type { Rgb } from '../../apps/demo/e2e/people/fakeDevices';
import { demoOrigin } from '../servers/demoServer';
import { findStandstills, isSteady, type Standstill } from './standstills';
import { readPair, type Pair } from './pair';
import type { PageEvent } from './watch';

/** Somebody in a call of the lab: a person in front of the demo, in a page that is watched. */
export class Caller extends Person {
  readonly color: Rgb;

  constructor(page: Page, name: string, color: Rgb) {
    super(page, name, demoOrigin);
    this.color = color;
  }

  /** Sees somebody's picture, in their colour, and it moves. */
  async seesAlive(other: Caller): Promise<void> {
    await this.sees(other.name, other.color);
    await this.seesMoving(other.name);
  }

  /** The two ends of the path in use. */
  pair(): Promise<Pair> {
    return readPair(this.page);
  }

  events(): Promise<PageEvent[]> {
    return this.page.evaluate(() => window.visavisLab.events);
  }

  /** When an event that begins like this came first after a moment, in ms since 1970. Waits for it. */
  async timeOf(what: string, since: number): Promise<number> {
    const find = async () => (await this.events()).find((each) => each.what.startsWith(what) && each.at >= since)?.at ?? null;
    await expect.poll(find, { message: `${this.name} has an event "${what}"` }).not.toBeNull();
    return (await find()) as number;
  }

  /** When somebody's picture moved for the first time, in ms since 1970. */
  async firstMoveOf(other: Caller): Promise<number> {
    const [first] = await this.#moves(other);
    if (first === undefined) throw new Error(`${this.name} has never seen ${other.name} move.`);
    return first;
  }

  /**
   * Waits until somebody's picture moves again for good, and gives the times since `since` in which it did
   * not.
   */
  async seesAgain(other: Caller, since: number, patienceMs: number): Promise<Standstill[]> {
    await expect
      .poll(async () => isSteady(await this.#moves(other), since, Date.now()), {
        message: `${this.name} sees ${other.name} move again`,
        timeout: patienceMs,
        intervals: [200],
      })
      .toBe(true);
    return findStandstills(await this.#moves(other), since, Date.now());
  }

  #moves(other: Caller): Promise<number[]> {
    return this.page.evaluate((name) => window.visavisLab.moves[name] ?? [], other.name);
  }
}
