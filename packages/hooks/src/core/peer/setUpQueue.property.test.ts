import { assert, integer, property, record, shuffledSubarray, array } from 'fast-check';
import { expect, it } from 'vitest';
import { createVirtualEnvironment } from '../../testing/virtualEnvironment';
import { createSetUpQueue, MAX_SET_UPS } from './setUpQueue';
import { runMachine, type RunningMachine } from './state/runMachine';
import { createSetUp } from './setUp';

/** How long after all have entered everybody has met, in ms, if each connection takes two seconds at the most. */
const MEET_MS = 60_000;

/** A room of members whose machines and queues are ours, and whose connections take `setUpMs` each. */
interface Scenario {
  /** In which order they enter; a member's number decides who offers. */
  order: number[];
  /** After how long each enters, in ms. */
  entersAfterMs: number[];
  /** How long the connections take from offer to path, in ms, one after the other. */
  setUpMs: number[];
  /** How long a message takes, in ms. */
  delayMs: number;
  /** Of how many members nothing is ever heard: the signaling lists them, and they are gone. */
  ghosts: number;
}

function runRoom({ order, entersAfterMs, setUpMs, delayMs, ghosts }: Scenario) {
  const page = createVirtualEnvironment();
  const members = order.map((id) => ({ id, isGhost: id < ghosts, queue: createSetUpQueue(page), entered: false }));
  const ends = new Map<string, RunningMachine>();
  /** How many offers each member has under way that have not ended in a path. */
  const offering = new Map<number, number>();
  let most = 0;
  let connections = 0;

  const key = (from: number, to: number) => `${from} to ${to}`;
  const later = (ms: number, callback: () => void) => page.setTimer(callback, ms);

  function meet(from: number, to: number) {
    const member = members.find(({ id }) => id === from);
    if (!member || member.isGhost) return;
    const other = () => ends.get(key(to, from));
    const count = (change: number) => {
      const now = (offering.get(from) ?? 0) + change;
      offering.set(from, now);
      most = Math.max(most, now);
    };
    let isOffering = false;
    const done = () => {
      if (isOffering) count(-1);
      isOffering = false;
    };
    function open() {
      if (!machine.state.initiator) {
        setUp.answer();
        return;
      }
      isOffering = true;
      count(1);
      const takesMs = setUpMs[connections++ % setUpMs.length] ?? 0;
      later(delayMs, () => {
        other()?.dispatch({ type: 'remoteOffer' });
        later(takesMs, findPath);
      });
    }
    /** Both ends must have the connection; that to a ghost never comes. */
    function findPath() {
      const ends = [machine, other()];
      if (ends.every((end) => end?.state.hasConnection)) for (const end of ends) end?.dispatch({ type: 'pathFound' });
    }
    const machine = runMachine({
      initiator: from < to,
      environment: page,
      publish({ phase }) {
        if (phase === 'connecting' || phase === 'rebuilding') return;
        done();
        setUp.end();
      },
      describePath: () => ({ isAlive: false, error: null }),
      perform({ type }) {
        if (type === 'queue') setUp.request();
        if (type === 'close') {
          done();
          setUp.close();
        }
        if (type === 'open') open();
      },
    });
    const setUp = createSetUp({
      queue: member.queue,
      environment: page,
      onTurn: () => machine.dispatch({ type: 'turn' }),
      onQueued: () => later(delayMs, () => other()?.dispatch({ type: 'remoteQueued' })),
      onHold: () => undefined,
    });
    ends.set(key(from, to), machine);
    machine.dispatch({ type: 'start', awaitRemote: false });
  }

  let at = 0;
  members.forEach((member, index) => {
    at += entersAfterMs[index % entersAfterMs.length] ?? 0;
    later(at, () => {
      member.entered = true;
      for (const { id } of members.filter((each) => each.entered && each !== member)) {
        meet(id, member.id);
        meet(member.id, id);
      }
    });
  });
  page.advance(at + MEET_MS);

  const alive = members.filter(({ isGhost }) => !isGhost).map(({ id }) => id);
  const unmet = alive.flatMap((from) => alive.filter((to) => to !== from).map((to) => key(from, to)))
    .filter((pair) => ends.get(pair)?.state.phase !== 'connected');
  return { unmet, most };
}

const aScenario = record({
  order: integer({ min: 2, max: 10 }).chain((count) => {
    const ids = Array.from({ length: count }, (_, id) => id);
    return shuffledSubarray(ids, { minLength: count, maxLength: count });
  }),
  entersAfterMs: array(integer({ min: 0, max: 3000 }), { minLength: 1, maxLength: 10 }),
  setUpMs: array(integer({ min: 50, max: 2000 }), { minLength: 1, maxLength: 20 }),
  delayMs: integer({ min: 1, max: 500 }),
  ghosts: integer({ min: 0, max: 3 }),
});

it('connects everybody to everybody, in whichever order they enter, though some never answer', () => {
  assert(
    property(aScenario, (scenario) => {
      expect(runRoom(scenario).unmet).toEqual([]);
    }),
    { numRuns: 120 },
  );
});

it('never has more than two offers under way at one member, where all of them are answered', () => {
  assert(
    property(aScenario, (scenario) => {
      expect(runRoom({ ...scenario, ghosts: 0 }).most).toBeLessThanOrEqual(MAX_SET_UPS);
    }),
    { numRuns: 120 },
  );
});
