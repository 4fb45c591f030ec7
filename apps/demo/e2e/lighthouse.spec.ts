import lighthouse from 'lighthouse';
import { findFreePort } from '../../../scripts/lib/port.mjs';
import { launch } from './people/launch';
import { origin } from './people/person';
import { expect, test } from './people/test';

const categories = ['performance', 'accessibility', 'best-practices'];

/** What a page must reach in each category, of 100. */
const enough = 95;

/** How often a page is looked at: what else the machine is doing can only make it look slower. */
const attempts = 3;

/**
 * The least speed of a machine, in Lighthouse's own measure, for which it takes a phone to be four times as slow.
 * See https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md#calibrating-the-cpu-slowdown
 */
const ordinarySpeed = 1500;

interface Verdict {
  /** Its best score in each category so far, of 100. */
  best: Record<string, number>;
  /** What the last look had against it. */
  complaints: string[];
}

/**
 * Looks at a page as Lighthouse does by itself: on a mid-range phone with a slow 4G line, both simulated. Where the
 * machine turns out to be a slow or busy one, the phone is simulated by as much less from the second look on.
 */
async function judge(url: string, port: number): Promise<Verdict> {
  const best = Object.fromEntries(categories.map((category) => [category, 0]));
  let complaints: string[] = [];
  let cpuSlowdownMultiplier = 4;
  for (let attempt = 0; attempt < attempts; attempt++) {
    const result = await lighthouse(url, {
      port,
      logLevel: 'error',
      onlyCategories: categories,
      disableFullPageScreenshot: true,
      throttling: { cpuSlowdownMultiplier },
    });
    if (!result) throw new Error(`Lighthouse says nothing of ${url}.`);
    const { lhr } = result;
    if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
    cpuSlowdownMultiplier = Math.max(1, Math.min(4, (4 * lhr.environment.benchmarkIndex) / ordinarySpeed));
    for (const category of categories) {
      best[category] = Math.max(best[category] ?? 0, Math.round((lhr.categories[category]?.score ?? 0) * 100));
    }
    complaints = Object.values(lhr.audits)
      .filter(({ score }) => score !== null && score < 1)
      .map(({ id, displayValue = '' }) => `${id} ${displayValue}`.trim());
    if (categories.every((category) => (best[category] ?? 0) >= enough)) break;
  }
  return { best, complaints };
}

test('Lighthouse thinks well of the landing page and of the lobby', { tag: '@lighthouse' }, async () => {
  const port = await findFreePort();
  const browser = await launch({ args: [`--remote-debugging-port=${port}`] });
  try {
    for (const path of ['/', '/r/x']) {
      const { best, complaints } = await judge(`${origin}${path}`, port);
      for (const [category, score] of Object.entries(best)) {
        expect.soft(score, `${category} of ${path}; it says: ${complaints.join(', ')}`).toBeGreaterThanOrEqual(enough);
      }
    }
  } finally {
    await browser.close();
  }
});
