import { array, assert, constantFrom, integer, option, property, record, string, uniqueArray } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideAccess, decideEnd, decideMember } from './decide';
import { admissionOf, EMPTY_POLICY, MAX_NAMED, mergePolicies, type RoomPolicy } from './policy';

const RUNS = { numRuns: 1000 };
const ids = constantFrom('ann', 'bob', 'cid');
// Few of each, so that decisions of the same moment, and of the same host, are met with.
const stamp = { at: integer({ min: 1, max: 4 }), by: constantFrom('host-a', 'host-b') };
const aDecision = record({
  ...stamp,
  id: ids,
  value: constantFrom('allowed', 'declined', 'removed', 'banned'),
});
const aPolicy: ReturnType<typeof record<RoomPolicy>> = record<RoomPolicy>({
  access: option(record({ ...stamp, value: constantFrom('open', 'locked'), inside: uniqueArray(ids) })),
  members: uniqueArray(aDecision, { selector: ({ id }) => id, maxLength: 3 }),
  ended: option(record(stamp)),
}).map((policy) => mergePolicies(EMPTY_POLICY, policy));

describe('policies of several hosts', () => {
  it('are the same in whichever order they are merged, and however often', () => {
    assert(
      property(aPolicy, aPolicy, aPolicy, (a, b, c) => {
        expect(mergePolicies(a, b)).toEqual(mergePolicies(b, a));
        expect(mergePolicies(mergePolicies(a, b), c)).toEqual(mergePolicies(a, mergePolicies(b, c)));
        expect(mergePolicies(a, a)).toBe(a);
        const both = mergePolicies(a, b);
        expect(mergePolicies(both, b)).toBe(both);
      }),
      RUNS,
    );
  });

  it('are the same where they name more members than are kept', () => {
    const named = (from: number, at: number) =>
      Array.from({ length: MAX_NAMED }, (_, index) => from + index).reduce(
        (policy, id) => mergePolicies(policy, { ...EMPTY_POLICY, members: [{ id: `${id}`, value: 'banned', at: at + (id % 7), by: 'h' }] }),
        EMPTY_POLICY,
      );
    const [a, b, c] = [named(0, 10), named(100, 12), named(200, 8)] as const;
    const merged = mergePolicies(mergePolicies(a, b), c);
    expect(merged.members).toHaveLength(MAX_NAMED);
    expect(mergePolicies(a, mergePolicies(c, b))).toEqual(merged);
  });

  it('let the decision hold that its host made last, whatever the clocks say', () => {
    assert(
      property(array(integer({ min: 0, max: 1e6 }), { minLength: 1, maxLength: 12 }), string({ minLength: 1, maxLength: 8 }), (times, by) => {
        let policy = EMPTY_POLICY;
        times.forEach((nowMs, index) => {
          const [value, access] = index % 2 ? (['banned', 'open'] as const) : (['allowed', 'locked'] as const);
          policy = decideMember(policy, { by, nowMs }, { id: 'ann', value });
          policy = decideAccess(policy, { by, nowMs }, access, ['bob']);
          expect(policy.members).toMatchObject([{ id: 'ann', value }]);
          expect(policy.access?.value).toBe(access);
        });
      }),
      RUNS,
    );
  });
});

describe('admissionOf', () => {
  const host = { by: 'host', nowMs: 1000 };
  const ann = { id: 'ann' };
  const locked = decideAccess(EMPTY_POLICY, host, 'locked', ['bob']);

  it('goes by what the room is at first, as long as no host has decided it', () => {
    expect(admissionOf(EMPTY_POLICY, 'open', ann, undefined)).toBe('in');
    expect(admissionOf(EMPTY_POLICY, 'locked', ann, undefined)).toBe('wait');
    expect(admissionOf(decideAccess(EMPTY_POLICY, host, 'open', []), 'locked', ann, undefined)).toBe('in');
  });

  it('keeps hosts in, whatever was decided', () => {
    const banned = decideMember(locked, host, { id: 'ann', value: 'banned' });
    expect(admissionOf(banned, 'locked', { id: 'ann', role: 'host' }, undefined)).toBe('in');
  });

  it('lets those stay who were in when it was locked, and those in who were admitted', () => {
    expect(admissionOf(locked, 'open', { id: 'bob' }, undefined)).toBe('in');
    expect(admissionOf(locked, 'open', ann, 'v1')).toBe('wait');
    const admitted = decideMember(locked, host, { id: 'ann', value: 'allowed' });
    expect(admissionOf(admitted, 'open', ann, 'v2')).toBe('in');
  });

  it.each(['declined', 'removed'] as const)('tells the visit that was %s, and lets the next one ask', (value) => {
    const decided = decideMember(EMPTY_POLICY, host, { id: 'ann', value, visit: 'v1' });
    expect(admissionOf(decided, 'open', ann, 'v1')).toBe(value);
    expect(admissionOf(decided, 'open', ann, 'v2')).toBe('wait');
    expect(admissionOf(decided, 'open', ann, undefined)).toBe('wait');
  });

  it('keeps out who is banned, at every visit, until they are admitted', () => {
    const banned = decideMember(EMPTY_POLICY, host, { id: 'ann', value: 'banned', visit: 'v1' });
    expect(admissionOf(banned, 'open', ann, 'v2')).toBe('banned');
    const admitted = decideMember(banned, host, { id: 'ann', value: 'allowed' });
    expect(admissionOf(admitted, 'open', ann, 'v2')).toBe('in');
  });

  it('does not let one host’s lock undo that another one removed a member at the same moment', () => {
    const byAda = decideAccess(EMPTY_POLICY, { by: 'ada', nowMs: 2000 }, 'locked', ['ann']);
    const byBen = decideMember(EMPTY_POLICY, { by: 'ben', nowMs: 1990 }, { id: 'ann', value: 'removed', visit: 'v1' });
    expect(admissionOf(mergePolicies(byAda, byBen), 'open', ann, 'v1')).toBe('removed');
  });

  it('ends for good', () => {
    expect(decideEnd(locked, host).ended).toMatchObject({ by: 'host' });
  });
});
