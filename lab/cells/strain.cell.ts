import { call, GREEN, RED } from '../call';
import { cell } from '../cell';
import { stun } from '../ice';

cell.describe('Strain', () => {
  for (const percent of [5, 20]) {
    cell(`${percent} % loss in each direction`, async ({ lab }) => {
      await lab.serve(stun);
      const here = lab.router({ number: 1, nat: 'cone' });
      const ada = await lab.visit('Ada', RED, here);
      const ben = await lab.visit('Ben', GREEN, lab.router({ number: 2, nat: 'cone' }));
      here.lose(percent);
      await call(lab, ada.caller, ben.caller);
    });
  }
});
