import Slim from 'simple-peer';
import Original from 'simple-peer/simplepeer.min.js';
import { expect, it } from 'vitest';
import { describeSimplePeer } from './simplePeer.contract';

describeSimplePeer('the original', Original);
describeSimplePeer('without Node modules', Slim);

it('is another build than the original', () => {
  expect(Slim).not.toBe(Original);
  expect('pipe' in Original.prototype).toBe(true);
  expect('pipe' in Slim.prototype).toBe(false);
});
