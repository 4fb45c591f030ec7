import { initialMachine, type PeerMachine, type PeerPhase } from '../peerMachine';
import { transition } from '../transition';
import { allEvents } from './events';

/** Every state that a peer can get into, found by trying every event in each. */
function findStates(): PeerMachine[] {
  const found = new Map<string, PeerMachine>();
  const open = [initialMachine(true), initialMachine(false)];
  for (let state = open.pop(); state; state = open.pop()) {
    // How often it was rebuilt decides how long it waits, and nothing else.
    const known = { ...state, rebuilds: Math.min(state.rebuilds, 1), error: null };
    const key = JSON.stringify(known);
    if (found.has(key)) continue;
    found.set(key, known);
    for (const event of allEvents) open.push(transition(known, event).state);
  }
  return [...found.values()];
}

let states: readonly PeerMachine[] | null = null;

export const reachableStates = (): readonly PeerMachine[] => (states ??= findStates());

/** For each phase and event, the phases that can follow; only what changes the phase. As a table in Markdown. */
export function renderTable(): string {
  const rows = new Map<string, Map<PeerPhase, Set<PeerPhase>>>();
  for (const state of reachableStates()) {
    for (const event of allEvents) {
      const next = transition(state, event).state;
      if (next.phase === state.phase) continue;
      const row = rows.get(event.type) ?? new Map<PeerPhase, Set<PeerPhase>>();
      rows.set(event.type, row);
      row.set(state.phase, (row.get(state.phase) ?? new Set()).add(next.phase));
    }
  }
  const types = [...new Set(allEvents.map(({ type }) => type))];
  const lines = types.flatMap((type) => {
    const row = rows.get(type);
    if (!row) return [`| \`${type}\` | any | stays |`];
    const byTargets = new Map<string, PeerPhase[]>();
    for (const [from, targets] of row) {
      const key = [...targets].toSorted().join(', ');
      byTargets.set(key, [...(byTargets.get(key) ?? []), from]);
    }
    return [...byTargets]
      .map(([targets, from]) => `| \`${type}\` | ${from.toSorted().join(', ')} | ${targets} |`)
      .toSorted();
  });
  return ['| event | from | to |', '| --- | --- | --- |', ...lines].join('\n');
}
