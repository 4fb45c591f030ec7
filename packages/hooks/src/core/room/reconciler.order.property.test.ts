import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createVirtualEnvironment } from '../../testing/virtualEnvironment';
import type { PeerStatus } from '../peer/peer';
import type { Member } from '../signaling/port';
import type { AccessMessage, Verdict } from './access/accessMessage';
import { decideAccess, decideMember } from './access/decide';
import { EMPTY_POLICY, mergePolicies, type RoomPolicy } from './access/policy';
import type { ManagedPeer } from './managedPeer';
import { createReconciler } from './createReconciler';
import type { Reconciler } from './reconciler';

const HOST: Member = { id: 'hana', name: 'Hana', role: 'host' };
const ANN: Member = { id: 'ann', name: 'Ann' };
const BOB: Member = { id: 'bob', name: 'Bob' };
const SELF: Member = { id: 'gil', name: 'Gil' };
const ENVIRONMENT = { mode: 'mesh', initialAccess: 'open', isWatched: true } as const;

interface TestPeer extends ManagedPeer {
  readonly id: string;
  connects: boolean;
  said: AccessMessage | null;
}

interface TestRoom {
  reconciler: Reconciler<TestPeer>;
  policy: RoomPolicy;
}

type Step = (room: TestRoom) => void;

const list = (member: Member): Step => ({ reconciler }) => reconciler.list(member);
const unlist = ({ id }: Member): Step => ({ reconciler }) => reconciler.unlist(id);
const status = ({ id }: Member, value: PeerStatus): Step => ({ reconciler }) => reconciler.onStatus(id, value);
const say = ({ id }: Member, verdict: Verdict | null, round = 0): Step => ({ reconciler }) =>
  reconciler.onAccess(id, { type: 'access', says: { verdict, round }, heard: null, ask: false, visit: `${id}-visit` });
const goodbye = ({ id }: Member): Step => ({ reconciler }) => reconciler.remove(id, 'left');
const learn = (policy: RoomPolicy): Step => (room) => {
  room.policy = mergePolicies(room.policy, policy);
  room.reconciler.set({ policy: room.policy });
};
const watch = (isWatched: boolean): Step => ({ reconciler }) => reconciler.set({ environment: { ...ENVIRONMENT, isWatched } });

const locked = decideAccess(EMPTY_POLICY, { by: 'hana', nowMs: 1 }, 'locked', ['gil', 'bob']);
const opened = decideAccess(locked, { by: 'hana', nowMs: 2 }, 'open', []);
const lockedAgain = decideAccess(opened, { by: 'hugo', nowMs: 3 }, 'locked', ['gil', 'ann']);
const removed = decideMember(EMPTY_POLICY, { by: 'hugo', nowMs: 2 }, { id: 'bob', value: 'removed', visit: 'bob-visit' });
const selfRemoved = decideMember(EMPTY_POLICY, { by: 'hana', nowMs: 2 }, { id: 'gil', value: 'banned' });

/** What comes from one source comes in its order; what comes from several, in any. */
const SOURCES: Record<string, readonly Step[]> = {
  host: [list(HOST), status(HOST, 'connected'), say(HOST, 'wait'), status(HOST, 'reconnecting'), say(HOST, 'in', 1)],
  ann: [list(ANN), say(ANN, 'wait'), unlist(ANN), list(ANN), say(ANN, 'in', 1), status(ANN, 'reconnecting')],
  bob: [list(BOB), status(BOB, 'connecting'), say(BOB, null), status(BOB, 'reconnecting'), unlist(BOB), list(BOB), say(BOB, 'wait')],
  firstHost: [learn(locked), learn(opened)],
  secondHost: [learn(removed), learn(lockedAgain)],
  page: [watch(false), watch(true), watch(false)],
};

function run(sources: Record<string, readonly Step[]>, order: readonly string[]) {
  const clock = createVirtualEnvironment();
  const told: string[] = [];
  const reconciler = createReconciler<TestPeer>({
    clock,
    visit: () => 'gil-visit',
    createPeer: ({ id }) => ({
      id,
      connects: false,
      said: null,
      connect() {
        this.connects = true;
        told.push(`${id} in`);
      },
      disconnect() {
        this.connects = false;
      },
      reoffer: () => undefined,
      sendAccess(message) {
        this.said = message;
      },
      setPresence: () => undefined,
      leaveReason: 'left',
      provenId: null,
      moveTo: () => undefined,
      close: () => undefined,
    }),
    isInitiator: () => false,
    onReconciled: () => undefined,
    onLeft: ({ id }, reason) => told.push(`${id} ${reason}`),
    onGone: () => undefined,
  });
  const room: TestRoom = { reconciler, policy: EMPTY_POLICY };
  reconciler.set({ self: { member: SELF, savesData: false }, environment: ENVIRONMENT });
  const rest = new Map(Object.entries(sources).map(([name, steps]) => [name, [...steps]]));
  // An order shorter than there are steps goes on with what is left, source by source.
  for (const name of [...order, ...Object.keys(sources).flatMap((each) => sources[each]?.map(() => each) ?? [])]) {
    rest.get(name)?.shift()?.(room);
  }
  clock.advance(60_000);
  const { desired } = reconciler;
  const peers = [...reconciler.peers.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return {
    told,
    standing: desired?.standing,
    access: desired?.access,
    quality: desired?.preferredQuality,
    peers: peers.map(({ id, connects, said }) => ({ id, connects, verdict: said?.says.verdict ?? 'in' })),
  };
}

describe('a reconciler', () => {
  it.each([
    ['a guest who is in', {}],
    ['a guest whom a host has banned meanwhile', { third: [learn(selfRemoved)] }],
  ])('has the same end state for every order of presence, policy, visibility and connection events (%s)', (_who, more) => {
    const sources = { ...SOURCES, ...more };
    const { told: _told, ...end } = run(sources, []);
    assert(
      property(array(constantFrom(...Object.keys(sources)), { minLength: 10, maxLength: 40 }), (order) => {
        const { told, ...state } = run(sources, order);
        expect(state).toEqual(end);
        for (const id of ['hana', 'ann', 'bob']) {
          // Nobody leaves who was not in, nor twice.
          const words = told.filter((each) => each.startsWith(id));
          expect(words.filter((word, index) => !word.endsWith(' in') && !words[index - 1]?.endsWith(' in'))).toEqual([]);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['the decision', [learn(removed), goodbye(BOB)]],
    ['the goodbye', [goodbye(BOB), learn(removed)]],
  ])('tells once that a participant has left whom a host put out, whether %s arrives first or not', (_what, steps) => {
    const said = say(BOB, null);
    const { told } = run({ bob: [list(BOB), said, status(BOB, 'connected'), ...steps, status(BOB, 'closed')] }, []);
    expect(told).toEqual(['bob in', 'bob left']);
  });
});
