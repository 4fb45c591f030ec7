import { expect, it } from 'vitest';
import { createAccessControl } from './accessControl';
import { decideAccess } from './decide';
import { EMPTY_POLICY, type RoomPolicy } from './policy';

const locked = (by: string): RoomPolicy => decideAccess(EMPTY_POLICY, { by, nowMs: 1 }, 'locked', []);

function make() {
  const changes: RoomPolicy[] = [];
  const access = createAccessControl({
    initial: () => 'open',
    inside: () => [],
    find: () => undefined,
    visitOf: () => undefined,
    load: () => EMPTY_POLICY,
    save: () => undefined,
    onChange: (policy) => changes.push(policy),
    server: { setAccess: () => undefined, setMember: () => undefined, end: () => undefined },
  });
  access.enter({ id: 'self' }, [{ id: 'ada' }]);
  return { access, changes };
}

it('believes a member that the signaling makes a host only after it has decided something', () => {
  const { access, changes } = make();
  access.learn({ id: 'ada', role: 'guest' }, locked('ada'));
  expect(changes).toEqual([]);
  access.list({ id: 'ada', role: 'guest' });
  expect(changes).toEqual([]);
  access.list({ id: 'ada', role: 'host' });
  expect(access.policy.access?.value).toBe('locked');
  access.list({ id: 'ada', role: 'host' });
  expect(changes).toHaveLength(1);
});

it('believes nobody for what a member said under this id that is gone', () => {
  const { access, changes } = make();
  access.learn({ id: 'ada' }, locked('ada'));
  access.forget('ada');
  access.list({ id: 'ada', role: 'host' });
  expect(changes).toEqual([]);
});
