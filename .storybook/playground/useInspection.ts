import { useMemo, useSyncExternalStore } from 'react';
import { createPeerStats, type Peer, type PeerEvent, type PeerStats } from '@visavis/hooks/core';
import type { InspectedEvent } from '@visavis/ui';

/** How long the curves are: one sample a second. */
const MAX_SAMPLES = 60;
const MAX_EVENTS = 100;

/** What was seen of one end of a connection so far, oldest first. */
export interface Inspection {
  readonly samples: readonly PeerStats[];
  readonly events: readonly InspectedEvent[];
}

/** Watches one end of a connection for as long as the component is there. Another peer begins anew. */
export function useInspection(peer: Peer | null): Inspection {
  const inspection = useMemo(() => createInspection(peer), [peer]);
  return useSyncExternalStore(inspection.subscribe, inspection.getSnapshot);
}

function createInspection(peer: Peer | null) {
  let snapshot: Inspection = { samples: [], events: [] };
  let nextId = 0;
  return {
    getSnapshot: () => snapshot,
    subscribe(onChange: () => void) {
      if (!peer) return () => undefined;
      const change = (next: Partial<Inspection>) => {
        snapshot = { ...snapshot, ...next };
        onChange();
      };
      const stats = createPeerStats(peer);
      const stopStats = stats.subscribe(() => {
        const sample = stats.getSnapshot();
        if (sample) change({ samples: [...snapshot.samples, sample].slice(-MAX_SAMPLES) });
      });
      const note = (event: Omit<InspectedEvent, 'id'>) => {
        nextId += 1;
        change({ events: [...snapshot.events, { id: nextId, ...event }].slice(-MAX_EVENTS) });
      };
      const stopEvents = peer.subscribeEvents((event) => note(toInspected(event)));
      let { status } = peer.getSnapshot();
      const stopStatus = peer.subscribe(() => {
        const before = status;
        ({ status } = peer.getSnapshot());
        if (status === before) return;
        const isTrouble = status === 'reconnecting' || status === 'failed';
        note({ at: Date.now(), kind: isTrouble ? 'error' : 'state', summary: status });
      });
      return () => {
        stopStats();
        stopEvents();
        stopStatus();
      };
    },
  };
}

/** What a peer tells, as the inspector lists it. */
function toInspected({ kind, direction, at, detail, cause }: PeerEvent): Omit<InspectedEvent, 'id'> {
  const event = { at, direction, ...(detail !== null && { detail }) };
  switch (kind) {
    case 'connection':
      return { ...event, kind: 'state', summary: 'new connection' };
    case 'request':
      return { ...event, kind: 'other', summary: 'asks for an offer' };
    case 'refused':
      return { ...event, kind: 'error', summary: 'signals were refused' };
    case 'control':
      return { ...event, kind: 'other', summary: detail };
    case 'iceRestart':
    case 'rebuild':
      return { ...event, kind: 'state', summary: `${kind === 'rebuild' ? 'another connection' : 'ICE restart'}: ${cause ?? ''}` };
    case 'candidate':
      return { ...event, kind, summary: / typ (\w+)/.exec(detail ?? '')?.[1] ?? '' };
    case 'offer':
    case 'answer':
    case 'restart':
      return { ...event, kind };
  }
}
