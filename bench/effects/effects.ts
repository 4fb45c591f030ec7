import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright';
import { serveEffectsSite, type EffectsSite } from '../../packages/effects/src/testing/effectsSite';
import type { BenchContext, Benchmark } from '../benchmark';
import { launch } from '../people/launch';
import { Processes } from '../people/processes';
import type { Column, Row, Table } from '../report/table';
import type { EffectsBenchPage } from './page';
import { speechImprovement } from './speech';

declare const page: EffectsBenchPage;

/** How long the load of each is measured, in seconds, and how long it is let run before: models warm up. */
const MEASURED_SECONDS = 12;
const WARM_UP_SECONDS = 4;
const BLUR = 'backgroundBlur';
const NOISE = 'noiseSuppression';

const core: Column = { name: 'of one core', unit: '%', kind: 'measure', digits: 1, ratio: false };
const rate: Column = { name: 'frames a second', unit: '', kind: 'measure', digits: 1, ratio: false };
const late: Column = { name: 'delay', unit: 'ms', kind: 'measure', digits: 1, ratio: false };

/** What the effects cost, and what they are good for. */
export const effects: Benchmark = {
  name: 'effects',
  title: 'what a blurred background and a voice without noise cost, and what they are good for',
  async run(context) {
    const site = await serveEffectsSite(fileURLToPath(new URL('page.ts', import.meta.url)));
    const browser = await launch();
    try {
      return [await loads(context, browser, site), await switches(context, browser, site), await speech()];
    } finally {
      await browser.close();
      await site.close();
    }
  },
};

async function openPage(browser: Browser, site: EffectsSite): Promise<Page> {
  const tab = await browser.newPage();
  await tab.goto(site.origin);
  await tab.waitForFunction(() => 'page' in globalThis);
  return tab;
}

/** Processor time of the whole browser while a page does this, in percent of one core, and what its processor says at the end. */
async function loadOf(browser: Browser, site: EffectsSite, seconds: number, open: (tab: Page) => Promise<void>, processed: boolean) {
  const tab = await openPage(browser, site);
  try {
    await open(tab);
    const processes = await Processes.of(browser);
    await delay(Math.min(WARM_UP_SECONDS, seconds) * 1000);
    const [from, startedAt] = [await processes.cpuSeconds(), performance.now()];
    await delay(seconds * 1000);
    const percent = (((await processes.cpuSeconds()) - from) / (performance.now() - startedAt)) * 100_000;
    return { percent, ...(processed ? await tab.evaluate(() => page.stats()) : {}) };
  } finally {
    await tab.close();
  }
}

async function loads({ short, rounds, say }: BenchContext, browser: Browser, site: EffectsSite): Promise<Table> {
  const seconds = short ? 2 : MEASURED_SECONDS;
  const blur: Record<string, number[]> = { [core.name]: [], [rate.name]: [], [late.name]: [] };
  const noise: Record<string, number[]> = { [core.name]: [], [late.name]: [] };
  for (let round = 1; round <= rounds(3); round += 1) {
    say(`load, round ${round}`);
    const camera = (blurred: boolean) =>
      loadOf(browser, site, seconds, (tab) => tab.evaluate((on) => page.openCamera(on), blurred), blurred);
    const microphone = (suppressed: boolean) =>
      loadOf(browser, site, seconds, (tab) => tab.evaluate((on) => page.openMicrophone(on), suppressed), suppressed);
    const [plain, blurred] = [await camera(false), await camera(true)];
    blur[core.name]?.push(blurred.percent - plain.percent);
    blur[rate.name]?.push(blurred.frameRate ?? 0);
    blur[late.name]?.push(blurred.delayMs ?? 0);
    const [loud, quiet] = [await microphone(false), await microphone(true)];
    noise[core.name]?.push(quiet.percent - loud.percent);
    noise[late.name]?.push(quiet.delayMs ?? 0);
  }
  const rows: Row[] = [
    { name: BLUR, cells: blur },
    { name: NOISE, cells: noise },
  ];
  return {
    title: 'more than without the effect; a camera of 640 × 360 pixels and 15 frames a second, without a GPU',
    baseline: null,
    columns: [core, rate, late],
    rows,
    goals: [
      { row: BLUR, column: core.name, most: 100 },
      { row: BLUR, column: rate.name, least: 14 },
      { row: NOISE, column: core.name, most: 5 },
      { row: NOISE, column: late.name, most: 30 },
    ],
  };
}

async function switches({ short, rounds, say }: BenchContext, browser: Browser, site: EffectsSite): Promise<Table> {
  const raw: Column = { name: 'raw frames', unit: '', kind: 'count', ratio: false };
  const offers: Column = { name: 'offers', unit: '', kind: 'count', ratio: false };
  const frames: Column = { name: 'frames', unit: '', kind: 'measure', ratio: false };
  const cells: Record<string, number[]> = { [raw.name]: [], [offers.name]: [], [frames.name]: [] };
  for (let round = 1; round <= rounds(2); round += 1) {
    say(`switching cameras, round ${round}`);
    const tab = await openPage(browser, site);
    const seen = await tab.evaluate((times) => page.switchCameras(times), short ? 2 : 6);
    cells[raw.name]?.push(seen.raw);
    cells[offers.name]?.push(seen.offers);
    cells[frames.name]?.push(seen.frames);
    await tab.close();
  }
  const row = 'a blurred camera, switched';
  return {
    title: 'what the other side gets of it, frame by frame',
    baseline: null,
    columns: [frames, raw, offers],
    rows: [{ name: row, cells }],
    goals: [
      { row, column: raw.name, most: 0, everyRound: true },
      { row, column: offers.name, most: 0, everyRound: true },
    ],
  };
}

async function speech(): Promise<Table> {
  const better: Column = { name: 'speech above noise', unit: '', kind: 'measure', digits: 1, ratio: false };
  const row = 'speech of espeak-ng in white noise, decibels better';
  return {
    title: 'how far speech stands out of the noise in its longer pauses, after noise suppression against before',
    baseline: null,
    columns: [better],
    rows: [{ name: row, cells: { [better.name]: [await speechImprovement()] } }],
    goals: [{ row, column: better.name, least: 10 }],
  };
}
