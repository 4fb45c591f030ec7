import { test as base, type Browser } from '@playwright/test';
import { launch, type Equipment } from './launch';
import { Person } from './person';

export { expect } from '@playwright/test';

let rooms = 0;

interface Fixtures {
  /** A room that no other test is in. */
  room: string;
  /** Brings in somebody with a browser of their own, closed after the test. */
  invite(name: string, equipment?: Equipment): Promise<Person>;
}

/** A test with people in it. Errors on any of their pages' consoles fail it. */
export const test = base.extend<Fixtures>({
  // Playwright reads from the destructuring what a fixture needs, so there has to be one.
  room: async ({ browserName }, provide, { workerIndex }) => {
    rooms += 1;
    await provide(`e2e-${browserName}-${process.pid}-${workerIndex}-${rooms}`);
  },
  invite: async ({ room }, provide) => {
    const browsers: Browser[] = [];
    const problems: string[] = [];
    await provide(async (name, equipment = {}) => {
      const browser = await launch(equipment);
      browsers.push(browser);
      const page = await (await browser.newContext(equipment.context)).newPage();
      page.on('pageerror', (error) => problems.push(`${name}: ${error.message}`));
      page.on('console', (message) => {
        if (message.type() === 'error') problems.push(`${name}: ${message.text()}`);
      });
      return new Person(page, name);
    });
    for (const browser of browsers) await browser.close();
    const unexpected = problems.filter((problem) => !expected.test(problem));
    base.expect(unexpected, `nothing on the consoles in ${room}`).toEqual([]);
  },
});

/**
 * What a browser itself logs about an answer that a test asked for, of a request that it stopped, of a header that it heeds
 * on secure origins only, and of what pusher-js still writes to a WebSocket that the server is closing.
 */
const expected =
  /Failed to load resource: (the server responded with a status of 4\d\d|net::ERR_FAILED)|ChunkLoadError|Cross-Origin-Opener-Policy header has been ignored|WebSocket is already in CLOSING or CLOSED state/;
