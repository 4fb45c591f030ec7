import { expect, it } from 'vitest';
import { countSignaling } from './countSignaling';
import { startedAt, testRecord, testSdp } from './testRecord';

it('counts each kind in each direction, and since when it is silent', () => {
  const { kinds, lastAt } = countSignaling(testRecord);
  expect(kinds.media).toEqual({ sent: { count: 1, bytes: testSdp.length }, received: { count: 1, bytes: testSdp.length } });
  expect(kinds.network).toEqual({ sent: { count: 1, bytes: 92 }, received: { count: 0, bytes: 0 } });
  // They came and left.
  expect(kinds.session).toEqual({ sent: { count: 0, bytes: 0 }, received: { count: 2, bytes: 0 } });
  expect(lastAt).toBe(startedAt + 1300);
});

it('counts bytes in UTF-8', () => {
  const signaling = [{ id: 1, at: 1, kind: 'control' as const, direction: 'received' as const, detail: '한' }];
  const { kinds, lastAt } = countSignaling({ events: [], participants: [{ ...testRecord.participants[0]!, signaling }] });
  expect(kinds.session.received).toEqual({ count: 1, bytes: 3 });
  expect(lastAt).toBeNull();
});
