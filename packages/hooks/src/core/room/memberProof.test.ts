import { expect, it } from 'vitest';
import { createMemberProof } from './memberProof';

it('takes a new id that the connection claims and the session comes from, in either order', () => {
  const proof = createMemberProof();
  expect([proof.claim('new'), proof.see('new')]).toEqual([false, true]);
  expect(proof.provenId).toBe('new');
  proof.reset();
  expect([proof.see('new'), proof.claim('new')]).toEqual([false, true]);
});

it('takes no id that only one of the two names', () => {
  const proof = createMemberProof();
  expect(proof.see('new')).toBe(false);
  expect(proof.claim('of another member')).toBe(false);
  expect(proof.see('of a third')).toBe(false);
  expect([proof.claimedId, proof.provenId]).toEqual(['of another member', null]);
});

it('counts nothing that was said before a reset', () => {
  const proof = createMemberProof();
  proof.claim('new');
  proof.reset();
  expect(proof.see('new')).toBe(false);
  expect([proof.claimedId, proof.provenId]).toEqual([null, null]);
});
