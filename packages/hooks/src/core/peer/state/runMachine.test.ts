import { describe, expect, it } from 'vitest';
import { createVirtualEnvironment } from '../../../testing/virtualEnvironment';
import { RtcError } from '../../errors';
import type { PeerMachineEvent } from './peerMachine';
import { publicStatus } from './publicStatus';
import { runMachine } from './runMachine';

function machineOf(initiator: boolean, path = { isAlive: false, error: null }) {
  const page = createVirtualEnvironment();
  const effects: string[] = [];
  const statuses: string[] = [];
  const machine = runMachine({
    initiator,
    environment: page,
    perform({ type }) {
      effects.push(type);
      // Nothing else is being set up.
      if (type === 'queue') machine.dispatch({ type: 'turn' });
    },
    publish(state) {
      const status = publicStatus(state);
      if (statuses.at(-1) !== status) statuses.push(status);
    },
    describePath: () => path,
  });
  return {
    page,
    statuses,
    machine,
    phase: () => machine.state.phase,
    count: (type: string) => effects.filter((each) => each === type).length,
    tell: (...events: PeerMachineEvent[]) => events.forEach((event) => machine.dispatch(event)),
  };
}

function connected(initiator: boolean, path?: { isAlive: boolean; error: null }) {
  const own = machineOf(initiator, path);
  own.tell({ type: 'start', awaitRemote: false }, { type: 'remoteOffer' }, { type: 'pathFound' });
  expect(own.phase()).toBe('connected');
  return own;
}

const lost: PeerMachineEvent = { type: 'lost', error: new RtcError('peer-failed', 'cut') };

describe('connecting', () => {
  it('fails after 20 s on the side that waits for an offer, as on the one that offers', () => {
    for (const initiator of [true, false]) {
      const { page, statuses, phase, tell } = machineOf(initiator);
      tell({ type: 'start', awaitRemote: false });
      page.advance(19_999);
      expect(phase()).toBe('connecting');
      page.advance(1);
      expect(statuses).toEqual(['connecting', 'failed']);
    }
  });

  it('waits without end for a side that may come at any time, and 20 s once it is there', () => {
    const { page, phase, tell } = machineOf(false);
    tell({ type: 'start', awaitRemote: true });
    page.advance(3_600_000);
    expect(phase()).toBe('connecting');
    tell({ type: 'sessionOpen' });
    page.advance(20_000);
    expect(phase()).toBe('failed');
  });

  it('gives the other side the time in which this page was blocked itself', () => {
    const { page, phase, tell } = machineOf(true);
    tell({ type: 'start', awaitRemote: false });
    page.advance(10_000);
    // Of which no more than a slice and a second count.
    page.block(15_000);
    page.advance(8499);
    expect(phase()).toBe('connecting');
    page.advance(1);
    expect(phase()).toBe('failed');
  });
});

describe('a back-off', () => {
  it.each(['online', 'resumed'] as const)('ends at once when the page is %s, and only once', (type) => {
    const { page, count, tell } = connected(true);
    // Six times in vain: the next attempt is 45 s away.
    tell(lost);
    page.advance(200_000);
    const before = count('open');
    tell({ type });
    expect(count('open')).toBe(before + 1);
    tell({ type: 'online' }, { type: 'resumed' });
    expect(count('open')).toBe(before + 1);
  });

  it('never ends before what waits for it was tried again', () => {
    const { page, count, tell } = connected(true);
    tell(lost);
    page.advance(600_000);
    // Once in 45 s in the long run.
    expect(count('open')).toBeGreaterThan(10);
    expect(count('open')).toBeLessThan(20);
  });
});

describe('ICE restarts', () => {
  it('do not happen, and nobody reads `reconnecting`, while bytes arrive', () => {
    const { page, count, phase, statuses, tell } = connected(true, { isAlive: true, error: null });
    tell({ type: 'pathMissed' });
    page.advance(60_000);
    expect([phase(), count('restartIce'), count('open')]).toEqual(['degraded', 0, 1]);
    expect(statuses).not.toContain('reconnecting');
    tell({ type: 'pathFound' });
    expect(phase()).toBe('connected');
  });

  it('are put off by a page that is late, where nobody reads `reconnecting` meanwhile, but not for ever', () => {
    const { page, count, statuses, tell } = connected(true);
    page.latenessMs = 2000;
    tell({ type: 'silent', isLate: true });
    page.advance(11_000);
    expect(count('restartIce')).toBe(0);
    expect(statuses).not.toContain('reconnecting');
    page.advance(60_000);
    expect(count('restartIce')).toBeGreaterThan(0);
  });

  it('wait for the network while there is none, and come with it at once', () => {
    const { count, phase, tell } = connected(true);
    tell({ type: 'offline' }, { type: 'silent', isLate: false });
    expect([phase(), count('restartIce')]).toEqual(['disconnected', 0]);
    tell({ type: 'online' });
    expect([phase(), count('restartIce')]).toEqual(['restartingIce', 1]);
  });

  it('are four, and then the connection is rebuilt', () => {
    const { page, count, phase, tell } = connected(true);
    tell({ type: 'silent', isLate: false });
    page.advance(20_000);
    expect([phase(), count('restartIce'), count('open')]).toEqual(['rebuilding', 4, 2]);
  });

  it('are not repeated by the side that has just been asked for one', () => {
    const { count, tell } = connected(true);
    tell({ type: 'remoteRestart' }, { type: 'silent', isLate: false });
    expect(count('restartIce')).toBe(0);
  });
});

it('performs what happens by an effect after the effects of what came first', () => {
  const order: string[] = [];
  const machine = runMachine({
    initiator: true,
    environment: createVirtualEnvironment(),
    perform({ type }) {
      order.push(type);
      if (type === 'queue') machine.dispatch({ type: 'turn' });
      if (type === 'open') machine.dispatch({ type: 'stop' });
    },
    publish: () => undefined,
    describePath: () => ({ isAlive: false, error: null }),
  });
  machine.dispatch({ type: 'start', awaitRemote: false });
  expect(order).toEqual(['queue', 'open', 'sendBye', 'close']);
  expect(machine.state.phase).toBe('closed');
});
