import { explainQuality } from '@visavis/hooks/core';
import type { InspectedConnection } from '../../../CallInspector/InspectedConnection';
import type { ConnectionStatus } from '../../../ConnectionBadge/ConnectionBadge';
import { eventValues, type CallEvent, type CallRecord } from './CallRecord';

/** How many samples the curves show: two minutes of a running call. */
export const MAX_SHOWN_SAMPLES = 120;

/** When a record ends, in ms since 1970: at its end, or at the last that it knows of. */
export function endOf({ startedAt, endedAt, events, participants }: CallRecord): number {
  const last = participants.map(({ samples }) => samples.at(-1)?.at ?? 0);
  return endedAt ?? Math.max(startedAt, events.at(-1)?.at ?? 0, ...last);
}

/** What a record knew at a time, in ms since 1970: all that came later is left out. */
export function recordAt(record: CallRecord, at: number): CallRecord {
  const before = <T extends { readonly at: number }>(all: readonly T[]) => all.filter((each) => each.at <= at);
  const events = before(record.events);
  const met = new Set(events.map(({ participant }) => participant));
  return {
    ...record,
    endedAt: record.endedAt !== null && record.endedAt <= at ? record.endedAt : null,
    events,
    participants: record.participants
      .filter(({ id, signaling }) => met.has(id) || (signaling[0] && signaling[0].at <= at))
      .map((participant) => ({
        ...participant,
        signaling: before(participant.signaling),
        samples: before(participant.samples),
        ice: before(participant.ice),
        setUps: before(participant.setUps),
      })),
  };
}

/** Whether they are there, by the last that was heard of it. */
export function isPresent({ events }: CallRecord, participant: string): boolean {
  const last = events.findLast((event) => event.participant === participant && (event.kind === 'joined' || event.kind === 'left'));
  return last?.kind === 'joined';
}

const lastValue = ({ events }: CallRecord, participant: string, kind: CallEvent['kind']) =>
  events.findLast((event) => event.participant === participant && event.kind === kind)?.value;

/** The connections of a record, as the inspector shows them; of those who left, as they were last. */
export function inspectRecord(record: CallRecord): InspectedConnection[] {
  return record.participants.map(({ id, name, samples, ice }) => {
    // While ICE restarts a browser may not say which path is in use: the last that was known still is.
    const route = samples.findLast((sample) => sample.route.kind !== 'unknown')?.route;
    const value = lastValue(record, id, 'connection');
    const status: ConnectionStatus = eventValues.connection.find((each) => each === value) ?? 'idle';
    const shown = samples.length > MAX_SHOWN_SAMPLES ? samples.slice(-MAX_SHOWN_SAMPLES) : samples;
    return {
      id,
      name,
      status: isPresent(record, id) ? status : 'closed',
      path: route ?? null,
      ice: ice.at(-1),
      quality: status === 'connected' ? explainQuality(shown) : undefined,
      samples: shown,
      roundTripMs: route?.roundTripMs,
    };
  });
}
