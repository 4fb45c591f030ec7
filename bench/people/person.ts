import type { SyntheticStreamOptions } from '@visavis/hooks/testing';
import type { Browser, Page } from 'playwright';
import type { Place } from '../pages/place';
import type { WayName } from '../pages/ways/ways';
import type { Site } from '../site/site';
import { watchSignals, type SignalLog } from './signalLog';

/** `hooksPerson` has the ways of `hooksWays`, `person` all others. */
export type PersonPageName = 'person' | 'hooksPerson';

/** Somebody in front of a page, in a browser process of their own. */
export class Person {
  readonly page: Page;
  readonly signals: SignalLog;

  private constructor(page: Page) {
    this.page = page;
    this.signals = watchSignals(page);
  }

  /** @param page which of the pages that serve a person */
  static async open(browser: Browser, { pageUrl }: Pick<Site, 'pageUrl'>, page: PersonPageName = 'person'): Promise<Person> {
    const context = await browser.newContext({ permissions: ['camera', 'microphone'] });
    const person = new Person(await context.newPage());
    await person.page.goto(pageUrl(page));
    await person.page.waitForFunction(() => 'person' in window);
    return person;
  }

  async prepare(way: WayName, place: Place, room: string, media: SyntheticStreamOptions): Promise<void> {
    await this.page.evaluate((args) => window.person.prepare(...args), [way, place, room, media] as const);
  }

  async join(): Promise<void> {
    await this.page.evaluate(() => window.person.join());
  }

  /** See `PersonPage.reached`. */
  reached(count: number): Promise<{ connected: number; picture: number }> {
    return this.page.evaluate((number) => window.person.reached(number), count);
  }

  async share(media: SyntheticStreamOptions): Promise<void> {
    await this.page.evaluate((options) => window.person.share(options), media);
  }

  pictures(): Promise<number> {
    return this.page.evaluate(() => window.person.pictures());
  }

  /** See `PersonPage.traffic`. */
  traffic(): Promise<{ framesDecoded: number; bytesSent: number; widths: number[] }> {
    return this.page.evaluate(() => window.person.traffic());
  }

  /** See `PersonPage.watchMoves`. */
  async watchMoves(): Promise<void> {
    await this.page.evaluate(() => window.person.watchMoves());
  }

  /** When a picture of somebody else moved, in ms since 1970. */
  moves(): Promise<number[]> {
    return this.page.evaluate(() => window.person.moves());
  }

  async leave(): Promise<void> {
    await this.page.evaluate(() => window.person.leave());
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}
