import { setTimeout as delay } from 'node:timers/promises';
import { call, GREEN, inSeconds, meet, RED } from '../call';
import { cell, expect } from '../cell';
import { expiredTurn, stun, turn, turnUdp } from '../ice';
import type { Lab } from '../lab';
import type { NatKind } from '../net/natRules';
import { expectNoBreak, expectRecovery } from '../recovery';
import type { IceEnv } from '../servers/demoServer';

/** ICE gives up after 15 s; the peer by itself after 20. */
const PATIENCE_MS = 30_000;

async function visitors(lab: Lab, ice: IceEnv, [a, b]: readonly [NatKind, NatKind] = ['cone', 'cone']) {
  await lab.serve(ice);
  const ada = await lab.visit('Ada', RED, lab.router({ number: 1, nat: a }));
  const ben = await lab.visit('Ben', GREEN, lab.router({ number: 2, nat: b }));
  return [ada.caller, ben.caller] as const;
}

/** Two people meet, and both are told this instead of seeing each other. */
async function expectRefusal(lab: Lab, ice: IceEnv, code: string, nats?: readonly [NatKind, NatKind]): Promise<void> {
  const [ada, ben] = await visitors(lab, ice, nats);
  await meet(ada, ben);
  const since = await ben.timeOf('connection 1: made', 0);
  for (const each of [ada, ben]) {
    await expect(each.page.locator(`[data-code=${code}]`)).toBeVisible({ timeout: PATIENCE_MS });
  }
  lab.note('error', `${code}, told after ${inSeconds(Date.now() - since)}`);
}

cell.describe('Refusals', () => {
  cell('symmetric to cone without TURN', ({ lab }) => expectRefusal(lab, stun, 'peer-failed', ['symmetric', 'cone']));

  cell('wrong TURN credentials', ({ lab }) =>
    expectRefusal(
      lab,
      { ...turn(turnUdp), TURN_SECRET: 'not-the-secret', ICE_TRANSPORT_POLICY: 'relay' },
      'turn-unauthorized',
    ));

  cell('expired TURN credentials', ({ lab }) =>
    expectRefusal(lab, { ...expiredTurn(turnUdp), ICE_TRANSPORT_POLICY: 'relay' }, 'turn-unauthorized'));

  cell('wrong TURN credentials, where a direct path exists', async ({ lab }) => {
    const [ada, ben] = await visitors(lab, { ...turn(turnUdp), TURN_SECRET: 'not-the-secret' });
    const { pairs } = await call(lab, ada, ben);
    expect(pairs.map(({ local }) => local)).not.toContain('relay');
    for (const each of [ada, ben]) await expect(each.page.locator('[data-code]')).toHaveCount(0);
  });

  cell('TURN credentials that expire in mid-call', async ({ lab }) => {
    const ttlSeconds = 8;
    const both = await visitors(lab, {
      ...turn(turnUdp),
      TURN_TTL_SECONDS: String(ttlSeconds),
      ICE_TRANSPORT_POLICY: 'relay',
    });
    await call(lab, ...both);
    const since = Date.now();
    await delay((ttlSeconds + 1) * 1000);
    expectNoBreak(await both[0].seesAgain(both[1], since, 1000));
    const fault = Date.now();
    await lab.turn.crash();
    await lab.turn.start();
    await expectRecovery(lab, both, { fault, from: fault, fromWhat: 'coturn’s crash', barMs: 7000 });
  });
});
