import { array, assert, boolean, property } from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { initialMachine, type PeerMachine, type PeerMachineEvent } from './peerMachine';
import { transition } from './transition';
import { allEvents, anEvent } from './test/events';
import { reachableStates, renderTable } from './test/table';

const RUNS = { numRuns: 3000 };

function run(initiator: boolean, events: readonly PeerMachineEvent[]): PeerMachine {
  return events.reduce((state, event) => transition(state, event).state, initialMachine(initiator));
}

/** Whether the phase timer runs after these events, as an interpreter would see it. */
function hasPhaseTimer(initiator: boolean, events: readonly PeerMachineEvent[]): boolean {
  let state = initialMachine(initiator);
  let runs = false;
  for (const event of events) {
    if (event.type === 'timeout' && event.timer === 'phase') runs = false;
    const next = transition(state, event);
    state = next.state;
    for (const effect of next.effects) {
      if (effect.type === 'startTimer' && effect.timer === 'phase') runs = true;
      if (effect.type === 'stopTimer' && effect.timer === 'phase') runs = false;
    }
  }
  return runs;
}

const waitsForNothing = new Set(['idle', 'connected', 'closed']);

describe('transition', () => {
  it('answers every event in every state that can be reached', () => {
    const states = reachableStates();
    const phases = new Set(states.map(({ phase }) => phase));
    expect(phases.size).toBe(9);
    for (const state of states) {
      for (const event of allEvents) {
        const next = transition(state, event);
        if (!phases.has(next.state.phase)) throw new Error(`${state.phase} ${event.type}`);
      }
    }
  });

  it('leaves no state without a way out: a path that works connects, a timer ends what waits', () => {
    for (const state of reachableStates().filter(({ started, phase }) => started && phase !== 'closed')) {
      // The other side comes, one of the two offers, and a path is found.
      const connected = (['sessionOpen', 'remoteOffer', 'turn', 'pathFound'] as const).reduce(
        (before, type) => transition(before, { type }).state,
        state,
      );
      expect(connected.phase, JSON.stringify(state)).toBe('connected');
      expect(transition(state, { type: 'stop' }).state.phase).toBe('closed');
    }
  });

  it('has a timer in every phase that waits for one, and none elsewhere', () => {
    assert(
      property(boolean(), array(anEvent, { maxLength: 40 }), (initiator, events) => {
        const state = run(initiator, events);
        const isFinal = state.phase === 'failed' && !hasPhaseTimer(initiator, events);
        if (isFinal) {
          // Only what trying again can't help: another version, a browser without connections.
          expect(events.some(({ type }) => type === 'versionMismatch' || type === 'openFailed')).toBe(true);
          return;
        }
        const last = events.at(-1);
        // The interpreter never ends a timer that does not run.
        if (last?.type === 'timeout') return;
        const timeouts = events.filter(({ type }) => type === 'timeout').length;
        if (timeouts > 0) return;
        const waits = !waitsForNothing.has(state.phase) && !(state.phase === 'connecting' && state.awaitsRemote);
        expect(hasPhaseTimer(initiator, events), state.phase).toBe(waits);
      }),
      RUNS,
    );
  });

  it('never restarts ICE while something arrives and the browser only misses something', () => {
    assert(
      property(boolean(), array(anEvent, { maxLength: 30 }), boolean(), (initiator, events, isLate) => {
        const state = run(initiator, events);
        if (state.phase !== 'degraded') return;
        const { effects } = transition(state, { type: 'timeout', timer: 'phase', isAlive: true, isLate, error: null });
        expect(effects.map(({ type }) => type)).not.toContain('restartIce');
      }),
      RUNS,
    );
  });

  it('has a connection from each open to the next close, and never two', () => {
    assert(
      property(boolean(), array(anEvent, { maxLength: 60 }), (initiator, events) => {
        let state = initialMachine(initiator);
        let open = 0;
        for (const event of events) {
          const next = transition(state, event);
          state = next.state;
          for (const { type } of next.effects) {
            if (type === 'close') open = 0;
            if (type === 'open') open += 1;
            expect(open).toBeLessThanOrEqual(1);
          }
          expect(state.hasConnection).toBe(open === 1);
        }
      }),
      RUNS,
    );
  });

  it('ends at stop, whatever happened', () => {
    assert(
      property(boolean(), array(anEvent), (initiator, events) => {
        const before = run(initiator, [{ type: 'start', awaitRemote: false }, ...events]);
        const state = transition(before, { type: 'stop' }).state;
        if (before.started) expect(state).toMatchObject({ phase: 'closed', started: false, hasConnection: false });
        // And nothing but a start begins anew.
        const effects = allEvents.filter(({ type }) => type !== 'start').flatMap((event) => transition(state, event).effects);
        expect(effects).toEqual([]);
      }),
      RUNS,
    );
  });

  it('goes from phase to phase as the README says', () => {
    const readme = readFileSync(new URL('./README.md', import.meta.url), 'utf8');
    expect(readme).toContain(renderTable());
  });
});
