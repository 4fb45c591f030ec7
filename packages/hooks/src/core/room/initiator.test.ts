import { expect, it } from 'vitest';
import { isInitiator } from './initiator';

it('makes exactly one of any two the initiator', () => {
  const ids = ['a', 'b', 'B', '0', 'ab', 'ä', '가', '😀', '-_', 'aa'];
  for (const self of ids) {
    for (const other of ids) {
      if (self !== other) expect(isInitiator(self, other)).toBe(!isInitiator(other, self));
    }
  }
});
