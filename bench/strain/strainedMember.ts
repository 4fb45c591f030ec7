import { setTimeout as delay } from 'node:timers/promises';
import type { SyntheticStreamOptions } from '@visavis/hooks/testing';
import type { Browser, Page } from 'playwright';
import type { StrainView } from '../pages/strain';
import { watchSignals, type SignalLog } from '../people/signalLog';
import type { Site } from '../site/site';

/** A member of a strained call, in a page and a process of its own. */
export class StrainedMember {
  readonly signals: SignalLog;
  readonly #page: Page;

  private constructor(page: Page) {
    this.#page = page;
    this.signals = watchSignals(page);
  }

  /** Opens the page of a member who has yet to join. */
  static async open(browser: Browser, site: Site, room: string, media: SyntheticStreamOptions): Promise<StrainedMember> {
    const context = await browser.newContext({ permissions: ['camera', 'microphone'] });
    const page = await context.newPage();
    const member = new StrainedMember(page);
    await page.goto(site.pageUrl('strain'));
    await page.waitForFunction(() => 'strain' in window);
    await page.evaluate((args) => window.strain.prepare(...args), [site.place, room, media] as const);
    return member;
  }

  async join(): Promise<void> {
    await this.#page.evaluate(() => window.strain.join());
  }

  look(): Promise<StrainView> {
    return this.#page.evaluate(() => window.strain.look());
  }

  async close(): Promise<void> {
    await this.#page.context().close();
  }
}

/** Looks at all members again and again until it is so for each of them. @returns how long that took, in ms; null: not within `limitMs` */
export async function until(
  members: readonly StrainedMember[],
  isReached: (view: StrainView) => boolean,
  { from, limitMs }: { from: number; limitMs: number },
): Promise<number | null> {
  for (;;) {
    const views = await Promise.all(members.map((member) => member.look()));
    const elapsedMs = performance.now() - from;
    if (views.every(isReached)) return elapsedMs;
    if (elapsedMs > limitMs) return null;
    // Looking is work as well.
    await delay(200);
  }
}
