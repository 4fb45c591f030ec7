import type { Browser } from 'playwright';
import type { Site } from '../site/site';
import { Person } from './person';

/** Two people, each with a page of their own. */
export const openTwo = (browser: Browser, site: Site): Promise<[Person, Person]> =>
  Promise.all([Person.open(browser, site), Person.open(browser, site)]);

/** The list, begun elsewhere each time: so that nobody always follows the same one. */
export const rotate = <T>(list: readonly T[], by: number): T[] =>
  list.map((_each, index) => list[(index + by) % list.length] as T);
