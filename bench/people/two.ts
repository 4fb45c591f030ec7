import type { Browser } from 'playwright';
import type { Site } from '../site/site';
import { Person, type PersonPageName } from './person';

/** Two people, each with a page of their own. */
export const openTwo = (browser: Browser, site: Pick<Site, 'pageUrl'>, page?: PersonPageName): Promise<[Person, Person]> =>
  Promise.all([Person.open(browser, site, page), Person.open(browser, site, page)]);

/** The list, begun elsewhere each time: so that nobody always follows the same one. */
export const rotate = <T>(list: readonly T[], by: number): T[] =>
  list.map((_each, index) => list[(index + by) % list.length] as T);
