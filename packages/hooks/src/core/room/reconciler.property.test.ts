import { array, assert, constantFrom, nat, oneof, property, record, constant } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSimulatedRoom, type SimulatedRoom } from '../../testing/simulatedRoom';
import type { Member } from '../signaling/port';
import { admissionOf, mergePolicies, EMPTY_POLICY, type RoomPolicy } from './access/policy';

const HOSTS: readonly Member[] = ['hana', 'hugo'].map((id) => ({ id, name: id, role: 'host' }));
const GUESTS: readonly Member[] = ['ann', 'bob', 'cid'].map((id) => ({ id, name: id }));
const hostIds = constantFrom(...HOSTS.map(({ id }) => id));
const guestIds = constantFrom(...GUESTS.map(({ id }) => id));
const anyIds = oneof(hostIds, guestIds);

const anAction = oneof(
  record({ type: constant('access' as const), by: hostIds, value: constantFrom('open', 'locked') }),
  record({ type: constant('decide' as const), by: hostIds, id: guestIds, value: constantFrom('allowed', 'declined', 'removed', 'banned') }),
  record({ type: constant('leave' as const), id: guestIds }),
  record({ type: constant('join' as const), id: guestIds }),
  record({ type: constant('restart' as const), a: anyIds, b: anyIds }),
  record({ type: constant('interrupt' as const), id: anyIds }),
  record({ type: constant('deliver' as const), n: nat(40) }),
  record({ type: constant('deliver' as const), n: nat(40) }),
  record({ type: constant('wait' as const), ms: nat(5000) }),
);
type Action = ReturnType<(typeof anAction)['generate']>['value'];

function act(room: SimulatedRoom, action: Action) {
  switch (action.type) {
    case 'access':
      room.members.get(action.by)?.access.setAccess(action.value);
      break;
    case 'decide':
      room.members.get(action.by)?.access.decide(action.id, action.value);
      break;
    case 'leave':
      room.leave(action.id);
      break;
    case 'join':
      if (!room.members.has(action.id)) room.join(GUESTS.find(({ id }) => id === action.id) as Member);
      break;
    case 'restart':
      if (action.a !== action.b) room.restart(action.a, action.b);
      break;
    case 'interrupt':
      room.interrupt(action.id);
      break;
    case 'deliver':
      room.deliverOne(action.n);
      break;
    case 'wait':
      room.clock.advance(action.ms);
      break;
  }
}

/** Who is connected to whom, and where each stands. */
function picture(room: SimulatedRoom) {
  return [...room.members.values()]
    .map(({ member: { id }, reconciler }) => ({
      id,
      standing: reconciler.desired?.standing,
      connected: reconciler.connecting().map(({ member }) => member.id).toSorted(),
      waitingRoom: [...(reconciler.desired?.waitingRoom ?? [])].toSorted(),
    }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** The same, from what the hosts have decided alone. */
function expected(room: SimulatedRoom, policy: RoomPolicy, initial: 'open' | 'locked') {
  const members = [...room.members.values()];
  const visitOf = (id: string) => members.find(({ member }) => member.role === 'host')?.reconciler.visitOf(id);
  const admissions = new Map(
    members.map(({ member }) => [member.id, admissionOf(policy, initial, member, visitOf(member.id))] as const),
  );
  const inside = [...admissions].filter(([, admission]) => admission === 'in').map(([id]) => id);
  return members
    .map(({ member: { id, role } }) => {
      const admission = admissions.get(id);
      return {
        id,
        standing: admission === 'wait' ? 'waiting' : admission,
        connected: inside.includes(id) ? inside.filter((each) => each !== id).toSorted() : [],
        waitingRoom: role === 'host' ? [...admissions].filter(([, each]) => each === 'wait').map(([each]) => each).toSorted() : [],
      };
    })
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

describe('the members of a room with two hosts', () => {
  // In parts, so that none of them takes long on a machine that is busy.
  it.each<[initial: 'open' | 'locked', part: number]>([
    ['open', 1],
    ['open', 2],
    ['locked', 1],
    ['locked', 2],
  ])('agree in the end, whatever is decided, lost, interrupted and delivered in whichever order (%s, part %i)', (initial) => {
    assert(
      property(array(anAction, { maxLength: 40 }), (actions) => {
        const room = createSimulatedRoom(initial);
        for (const member of [...HOSTS, ...GUESTS]) room.join(member);
        for (const action of actions) act(room, action);
        room.settle();
        const policies = [...room.members.values()].filter(({ member }) => member.role === 'host').map(({ access }) => access.policy);
        const policy = policies.reduce(mergePolicies, EMPTY_POLICY);
        for (const each of policies) expect(each).toEqual(policy);
        expect(picture(room)).toEqual(expected(room, policy, initial));
        for (const { reconciler } of room.members.values()) expect(reconciler.isHeard).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
