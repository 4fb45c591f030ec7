import { expect } from '@playwright/test';
import { call, GREEN, inSeconds, RED } from '../call';
import { cell } from '../cell';
import { turn, turnUdp } from '../ice';
import type { Lab } from '../lab';
import { leniency } from '../leniency';
import type { Caller } from '../people/caller';

/** How long somebody who is gone may still be shown, in ms. */
const RELOAD_BAR_MS = 2000;
const CRASH_BAR_MS = 5000;

async function setUp(lab: Lab) {
  await lab.serve(turn(turnUdp));
  const ada = (await lab.visit('Ada', RED, lab.router({ number: 1, nat: 'cone' }))).caller;
  const ben = (await lab.visit('Ben', GREEN, lab.router({ number: 2, nat: 'cone' }))).caller;
  const { room } = await call(lab, ada, ben);
  return { ada, ben, room };
}

/** Expects that somebody is alone in the call soon after another one went, and notes when. */
async function expectGone(lab: Lab, left: Caller, since: number, barMs: number): Promise<void> {
  await expect.poll(() => left.tiles().count(), { message: `${left.name} is alone`, intervals: [50] }).toBe(1);
  const tookMs = Date.now() - since;
  lab.note('gone', inSeconds(tookMs));
  lab.note('bar', inSeconds(barMs));
  expect(tookMs, `gone within ${inSeconds(barMs * leniency)}`).toBeLessThan(barMs * leniency);
}

cell.describe('Departures', () => {
  cell('a tab is reloaded', async ({ lab }) => {
    const { ada, ben } = await setUp(lab);
    const since = Date.now();
    await Promise.all([ada.page.reload(), expectGone(lab, ben, since, RELOAD_BAR_MS)]);
    const from = Date.now();
    await ada.passLobby();
    await Promise.all([ada.meets('Ben'), ben.meets('Ada')]);
    await Promise.all([ada.seesAlive(ben), ben.seesAlive(ada)]);
    lab.note('back', `${inSeconds(Date.now() - from)} after the lobby`);
    expect(await ben.tiles().count(), 'nobody is there twice').toBe(2);
  });

  cell('a tab crashes', async ({ lab }) => {
    const { ada, ben } = await setUp(lab);
    const crashed = ada.page.waitForEvent('crash');
    const devtools = await ada.page.context().newCDPSession(ada.page);
    const since = Date.now();
    // A page that is gone answers no more.
    void devtools.send('Page.crash').catch(() => null);
    await Promise.all([crashed, expectGone(lab, ben, since, CRASH_BAR_MS)]);
  });
});
