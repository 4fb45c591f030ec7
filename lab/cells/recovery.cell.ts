import { writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { BLUE, call, GREEN, RED, SUBSCRIBED } from '../call';
import { cell, expect } from '../cell';
import { turn, turnUdp } from '../ice';
import type { Lab } from '../lab';
import { leniency } from '../leniency';
import { Details } from '../people/details';
import { expectNoBreak, expectRecovery } from '../recovery';

/**
 * How long a call is up before something breaks, in s. In its first moments Chromium learns when frames are due; ones
 * that were lost then, and are sent again seconds later, make it hold all that follow for as long.
 */
const SETTLING_S = 8;

/** How long a cut of each kind lasts is what the cell is about; nothing is waited for meanwhile. */
const pause = (seconds: number) => delay(seconds * 1000);

/** Ada, with Wi-Fi and 4G, and Ben are in a call, each behind a NAT; TURN is there as well. */
async function setUp(lab: Lab, policy: 'all' | 'relay' = 'all') {
  await lab.serve({ ...turn(turnUdp), ICE_TRANSPORT_POLICY: policy });
  const [home, office, mobile] = [1, 2, 3].map((number) => lab.router({ number, nat: 'cone' }));
  if (!home || !office || !mobile) throw new Error('Three numbers make three routers.');
  const ada = await lab.visit('Ada', RED, home, mobile);
  const ben = await lab.visit('Ben', GREEN, office);
  const { room } = await call(lab, ada.caller, ben.caller);
  // Where nothing is timed closely, time is saved.
  if (leniency === 1) await pause(SETTLING_S);
  const both = [ada.caller, ben.caller] as const;
  return { ada, ben: ben.caller, both, room };
}

cell.describe('Recovery', () => {
  cell('Wi-Fi goes, 4G comes a second later', async ({ lab }) => {
    const { ada, both } = await setUp(lab);
    const fault = Date.now();
    ada.wifi.down();
    await ada.caller.timeOf('offline', fault);
    await pause(1);
    ada.cell?.up();
    const from = await ada.caller.timeOf('online', fault);
    await expectRecovery(lab, both, { fault, from, fromWhat: '`online`', barMs: 3500 });
  });

  cell('Wi-Fi goes while 4G is up: no event', async ({ lab }) => {
    const { ada, both } = await setUp(lab);
    ada.cell?.up();
    await pause(2);
    const fault = Date.now();
    ada.wifi.down();
    await expectRecovery(lab, both, { fault, from: fault, fromWhat: 'the fault', barMs: 7000 });
  });

  cell('Wi-Fi falls silent, the route moves to 4G: no event', async ({ lab }) => {
    const { ada, both } = await setUp(lab);
    ada.cell?.up();
    await pause(2);
    const fault = Date.now();
    ada.wifi.router.cut();
    ada.wifi.abandon();
    await expectRecovery(lab, both, { fault, from: fault, fromWhat: 'the fault', barMs: 7000 });
  });

  for (const seconds of [3, 10, 40]) {
    cell(`a silent cut of ${seconds} s that heals`, async ({ lab }) => {
      const { ada, both } = await setUp(lab);
      const fault = Date.now();
      ada.wifi.router.cut();
      await pause(seconds);
      ada.wifi.router.heal();
      const from = Date.now();
      await expectRecovery(lab, both, { fault, from, fromWhat: 'it healed', barMs: 3000 });
    });
  }

  cell('coturn restarts under a relayed call', async ({ lab }) => {
    const { both } = await setUp(lab, 'relay');
    const fault = Date.now();
    await lab.turn.crash();
    await lab.turn.start();
    await expectRecovery(lab, both, { fault, from: fault, fromWhat: 'the crash', barMs: 7000 });

    // The record of the call knows the path, what was done about it, and why.
    const details = await Details.open(both[0]);
    await details.says(/(?:ICE restart with|Another connection to) Ben: /);
    const { text, call: recorded } = await details.save();
    const began = recorded.events.filter(({ kind }) => kind === 'iceRestart' || kind === 'rebuild');
    expect(began.map(({ cause }) => cause)).toContainEqual(expect.any(String));
    expect(recorded.policy).toBe('relay');
    expect(recorded.participants[0]?.samples.at(-1)?.route).toMatchObject({ kind: 'relay', local: 'relay' });
    expect(recorded.participants[0]?.ice.at(-1)).toMatchObject({ policy: 'relay', local: { host: 0, srflx: 0 } });
    const path = process.env['LAB_CALL_FILE'];
    if (path) await writeFile(path, text);
  });

  cell('the Channels server restarts in mid-call', async ({ lab }) => {
    const { both, ben, ada, room } = await setUp(lab);
    // Starting a browser takes what the others need for their pictures, so it is not done under the fault.
    const cem = (await lab.visit('Cem', BLUE, ada.wifi.router)).caller;
    const fault = Date.now();
    await lab.channels.crash();
    await pause(2);
    await lab.channels.start();
    await Promise.all(both.map((each) => each.timeOf(SUBSCRIBED, fault)));
    const standstills = [
      ...(await ada.caller.seesAgain(ben, fault, 1000)),
      ...(await ben.seesAgain(ada.caller, fault, 1000)),
    ];
    lab.note('back', standstills.length === 0 ? 'never gone' : JSON.stringify(standstills));
    lab.note('bar', 'no standstill');
    expectNoBreak(standstills);
    await cem.join(room);
    for (const each of both) {
      await Promise.all([each.meets('Cem'), cem.meets(each.name)]);
      await Promise.all([each.seesAlive(cem), cem.seesAlive(each)]);
    }
  });
});
