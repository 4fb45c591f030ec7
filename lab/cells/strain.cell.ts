import { call, GREEN, RED } from '../call';
import { cell } from '../cell';
import { stun } from '../ice';
import type { Lab } from '../lab';

/** Ada, on a line that takes its time, and Ben, behind a NAT each. */
async function setUp(lab: Lab, delayMs = 0) {
  await lab.serve(stun);
  const home = lab.router({ number: 1, nat: 'cone', delayMs });
  const ada = await lab.visit('Ada', RED, home);
  const ben = await lab.visit('Ben', GREEN, lab.router({ number: 2, nat: 'cone' }));
  return { home, both: [ada.caller, ben.caller] as const };
}

cell.describe('Strain', () => {
  for (const percent of [5, 20]) {
    cell(`${percent} % loss in each direction`, async ({ lab }) => {
      const { home, both } = await setUp(lab);
      home.lose(percent);
      await call(lab, ...both);
    });
  }

  for (const delayMs of [100, 300]) {
    cell(`${delayMs} ms of delay in each direction`, async ({ lab }) => {
      const { both } = await setUp(lab, delayMs);
      await call(lab, ...both);
    });
  }
});
