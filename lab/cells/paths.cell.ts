import { call, GREEN, RED } from '../call';
import { cell } from '../cell';
import { stun } from '../ice';

cell.describe('Paths', () => {
  cell('cone to cone', async ({ lab }) => {
    await lab.serve(stun);
    const [here, there] = [lab.router({ number: 1, nat: 'cone' }), lab.router({ number: 2, nat: 'cone' })];
    const ada = await lab.visit('Ada', RED, here);
    const ben = await lab.visit('Ben', GREEN, there);
    await call(lab, ada.caller, ben.caller);
  });
});
