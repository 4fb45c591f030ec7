import { pageEnvironment, type Environment, type Peer, type PeerStats } from '@visavis/hooks/core';
import type { CallEvent, CallEventCause, CallEventKind, CallRecord, RecordedParticipant, RecordedSample } from './model/CallRecord';
import { withoutCredentials } from './model/hide';
import { followRoom, type RecordedRoom } from './followRoom';
import { addIce, recordedIce } from './recordedIce';
import { addThinned } from './thinOut';
import { watchPeer } from './watchPeer';

/** What is kept at the most; what is older goes first. */
const MAX_EVENTS = 2000;
const MAX_PARTICIPANTS = 100;
const MAX_SIGNALS = 200;
/** In characters, of all descriptions of one participant. */
const MAX_SIGNAL_CHARACTERS = 500_000;
const MAX_SAMPLES = 600;
const MAX_ICE = 100;
/** How often at the most who watches is told, in ms. */
const TELL_MS = 1000;

/** What is known of a call from elsewhere. */
export type CallCircumstances = Pick<CallRecord, 'name' | 'policy' | 'servers' | 'permissionMs'>;

/** Keeps what happens in a call, from when it is made to `end()`. Nothing is measured for it alone. */
export interface CallRecorder {
  /** Records what happens in a room, until the returned function is called. */
  follow(room: RecordedRoom): () => void;
  /** Takes note of what is known beside. */
  describe(circumstances: Partial<CallCircumstances>): void;
  /** The call is over; the record stays. */
  end(): CallRecord;
  /** The record as it is now. */
  read(): CallRecord;
  /** Tells that there is more, once a second at the most, until the returned function is called. */
  subscribe(listener: () => void): () => void;
  /** The record as it was when it was told last. */
  getSnapshot(): CallRecord;
}

/** Makes one for a call that begins now. */
export function createCallRecorder(environment: Environment = pageEnvironment): CallRecorder {
  const listeners = new Set<() => void>();
  let record: CallRecord = {
    startedAt: Date.now(),
    endedAt: null,
    name: '',
    policy: null,
    servers: [],
    permissionMs: null,
    events: [],
    participants: [],
  };
  let told = record;
  let toldAt = -Infinity;
  let timer: unknown = null;
  let nextId = 0;

  function change(next: Partial<CallRecord>) {
    record = { ...record, ...next };
    if (listeners.size === 0) told = record;
    if (listeners.size === 0 || timer !== null) return;
    timer = environment.setTimer(tell, Math.max(toldAt + TELL_MS - environment.now(), 0));
  }

  function tell() {
    timer = null;
    toldAt = environment.now();
    told = record;
    for (const listener of listeners) listener();
  }

  function note(kind: CallEventKind, participant: string | null, value: string | null, cause: CallEventCause | null = null) {
    nextId += 1;
    const event: CallEvent = { id: nextId, at: Date.now(), kind, participant, value, cause };
    change({ events: [...record.events, event].slice(-MAX_EVENTS) });
  }

  function changeParticipant(id: string, update: (before: RecordedParticipant) => RecordedParticipant) {
    const { participants } = record;
    const known = participants.some((each) => each.id === id);
    const all = known ? participants : [...participants, { id, name: '', signaling: [], samples: [], ice: [], setUps: [] }];
    change({ participants: all.slice(-MAX_PARTICIPANTS).map((each) => (each.id === id ? update(each) : each)) });
  }

  function watch(id: string, peer: Peer): () => void {
    return watchPeer(peer, {
      onEvent: (kind, value, cause) => note(kind, id, value, cause),
      onSample(sample) {
        changeParticipant(id, (before) => ({
          ...before,
          samples: addThinned(before.samples, recordedSample(sample), MAX_SAMPLES),
          ice: addIce(before.ice, recordedIce(sample)).slice(-MAX_ICE),
        }));
      },
      onServers: (urls) => change({ servers: urls.map(withoutCredentials) }),
      onSetUps: (setUps) => changeParticipant(id, (before) => ({ ...before, setUps })),
      onSignal(signal) {
        nextId += 1;
        const told = { id: nextId, ...signal };
        changeParticipant(id, (before) => ({ ...before, signaling: bounded([...before.signaling, told]) }));
      },
    });
  }

  return {
    follow: (room) =>
      followRoom(room, environment, {
        note,
        watch,
        rename: (id, name) => changeParticipant(id, (before) => ({ ...before, name })),
      }),
    describe: change,
    end() {
      if (record.endedAt === null) change({ endedAt: Date.now() });
      return record;
    },
    read: () => record,
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        environment.clearTimer(timer);
        timer = null;
        told = record;
      };
    },
    getSnapshot: () => told,
  };
}

/** What is kept of a look. */
const recordedSample = ({ at, route, sent, received, inbound, outbound }: PeerStats): RecordedSample => ({
  at,
  route,
  sent,
  received,
  inbound,
  outbound,
});

/** Signals within their limits, without the oldest. */
function bounded<T extends { detail: string | null }>(signals: readonly T[]): readonly T[] {
  let from = Math.max(signals.length - MAX_SIGNALS, 0);
  let characters = signals.slice(from).reduce((sum, { detail }) => sum + (detail?.length ?? 0), 0);
  for (; characters > MAX_SIGNAL_CHARACTERS; from++) characters -= signals[from]?.detail?.length ?? 0;
  return signals.slice(from);
}
