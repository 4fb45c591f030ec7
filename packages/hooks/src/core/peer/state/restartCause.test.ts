import { describe, expect, it, test } from 'vitest';
import { RtcError } from '../../errors';
import { initialMachine, type PeerMachine, type PeerMachineEvent } from './peerMachine';
import { begunRestart } from './restartCause';
import { allEvents } from './test/events';
import { reachableStates } from './test/table';
import { transition } from './transition';

const connected: PeerMachine = {
  ...initialMachine(true),
  phase: 'connected',
  started: true,
  hasConnection: true,
  hasConnected: true,
};
const timeout: PeerMachineEvent = { type: 'timeout', timer: 'phase', isAlive: false, isLate: false, error: null };
const begun = (state: PeerMachine, event: PeerMachineEvent) => begunRestart(state, event, transition(state, event));

test.each<[string, Partial<PeerMachine>, PeerMachineEvent, string | null]>([
  ['another network', {}, { type: 'online' }, 'iceRestart network-changed'],
  ['a sleep while the path was missed', { phase: 'degraded' }, { type: 'resumed' }, 'iceRestart page-resumed'],
  ['a path that the browser gave up', {}, { type: 'pathFailed', isLate: false, error: null }, 'iceRestart path-failed'],
  ['silence', {}, { type: 'silent', isLate: false }, 'iceRestart silent'],
  ['a path that is missed for 3 s', { phase: 'degraded' }, timeout, 'iceRestart path-missed'],
  ['no network for 5 s', { phase: 'disconnected' }, timeout, 'iceRestart path-failed'],
  ['an ICE restart without result', { phase: 'restartingIce', restarts: 1 }, timeout, 'iceRestart no-path'],
  ['four of them', { phase: 'restartingIce', restarts: 4 }, timeout, 'rebuild no-path'],
  ['a broken connection', {}, { type: 'lost', error: new RtcError('peer-failed', 'cut') }, 'rebuild connection-lost'],
  ['a reload of the other side', {}, { type: 'sessionReset' }, 'rebuild session-reset'],
  ['a call of the application', {}, { type: 'restartRequested' }, 'iceRestart requested'],
  ['a call for another connection', {}, { type: 'rebuildRequested' }, 'rebuild requested'],
  ['silence that this late page may have caused', {}, { type: 'silent', isLate: true }, null],
  ['a path that is missed', {}, { type: 'pathMissed' }, null],
  ['a path that works', {}, { type: 'pathFound' }, null],
])('%s', (_title, state, event, expected) => {
  const restart = begun({ ...connected, ...state }, event);
  expect(restart && `${restart.kind} ${restart.cause}`).toBe(expected);
});

describe('in every state that can be reached', () => {
  it('an ICE restart and another connection have a cause', () => {
    for (const state of reachableStates()) {
      for (const event of allEvents) {
        const next = transition(state, event);
        const isBegun = next.effects.some(({ type }) => type === 'restartIce' || type === 'restartSession');
        if (isBegun) expect(begunRestart(state, event, next), `${event.type} in ${state.phase}`).not.toBeNull();
      }
    }
  });
});
