import { createPeerStats, type Participant, type Peer, type PeerStats } from '@visavis/hooks/core';
import type { InspectedEvent } from '../../CallInspector/InspectedConnection';
import { watchSignaling } from './watchSignaling';

/** How long the curves are: one sample a second, so two minutes. */
const MAX_SAMPLES = 120;
/** How many events are kept of one connection; older ones fall off the top. */
const MAX_EVENTS = 200;

/** What was seen of one connection so far. */
export interface ConnectionHistory {
  /** Oldest first. */
  readonly samples: readonly PeerStats[];
  /** Oldest first. */
  readonly events: readonly InspectedEvent[];
}

/** What was seen of all connections of a call, by participant's id. */
export interface CallHistory {
  /** Looks at these from now on, and forgets all others. */
  follow(participants: readonly Pick<Participant, 'id' | 'peer'>[]): void;
  subscribe(listener: () => void): () => void;
  getSnapshot(): ReadonlyMap<string, ConnectionHistory>;
}

const nothing: ConnectionHistory = { samples: [], events: [] };

/** Makes a history of nobody yet. `follow([])` ends it. */
export function createCallHistory(): CallHistory {
  const watched = new Map<string, { peer: Peer; stop: () => void }>();
  const listeners = new Set<() => void>();
  let snapshot: ReadonlyMap<string, ConnectionHistory> = new Map();
  let events = 0;

  function change(id: string, update: (before: ConnectionHistory) => ConnectionHistory | null) {
    const next = new Map(snapshot);
    const after = update(next.get(id) ?? nothing);
    if (after) next.set(id, after);
    else next.delete(id);
    snapshot = next;
    for (const listener of listeners) listener();
  }

  function watch(id: string, peer: Peer) {
    const stats = createPeerStats(peer);
    const stopStats = stats.subscribe(() => {
      const sample = stats.getSnapshot();
      if (!sample) return;
      change(id, (before) => ({ ...before, samples: [...before.samples, sample].slice(-MAX_SAMPLES) }));
    });
    const stopSignaling = watchSignaling(peer, (event) => {
      events += 1;
      const told = { id: events, ...event };
      change(id, (before) => ({ ...before, events: [...before.events, told].slice(-MAX_EVENTS) }));
    });
    watched.set(id, {
      peer,
      stop() {
        stopStats();
        stopSignaling();
      },
    });
  }

  return {
    follow(participants) {
      const peers = new Map(participants.map(({ id, peer }) => [id, peer]));
      for (const [id, { peer, stop }] of watched) {
        if (peers.get(id) === peer) continue;
        stop();
        watched.delete(id);
        change(id, () => null);
      }
      for (const [id, peer] of peers) if (peer && !watched.has(id)) watch(id, peer);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    getSnapshot: () => snapshot,
  };
}
