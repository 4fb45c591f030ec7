import type { Environment, Participant, Peer, Room } from '@visavis/hooks/core';
import type { CallEventKind } from './model/CallRecord';

/** What of a room is recorded. */
export type RecordedRoom = Pick<Room, 'getSnapshot' | 'subscribe' | 'onParticipantLeft'>;

/** Takes what happens in a room. */
export interface RoomFollower {
  /** `participant`: null for the local one. */
  note(kind: CallEventKind, participant: string | null, value: string | null): void;
  rename(participant: string, name: string): void;
  /** Watches the connection to a participant, until the returned function is called. */
  watch(participant: string, peer: Peer): () => void;
}

/** What a participant shows of itself that is noted when it changes. */
const shown: readonly [CallEventKind, (participant: Participant) => string][] = [
  ['microphone', ({ microphone }) => microphone],
  ['camera', ({ cameraStatus }) => cameraStatus],
  ['screen', ({ screen }) => (screen ? 'on' : 'off')],
];

interface Known {
  name: string | null;
  peer: Peer | null;
  stop: () => void;
  /** Whether what they show is known: before they are connected it is not. */
  isKnown: boolean;
  readonly values: Map<CallEventKind, string>;
}

/**
 * Tells who comes and goes in a room, what they turn on and off, and what becomes of the room and of the network.
 *
 * @returns ends it
 */
export function followRoom(room: RecordedRoom, environment: Environment, { note, rename, watch }: RoomFollower): () => void {
  const present = new Map<string, Known>();
  const own = new Map<CallEventKind, string>();
  const reasons = new Map<string, string>();
  let status: string = 'idle';
  let access: string | null = null;

  function compare(values: Map<CallEventKind, string>, participant: Participant, id: string | null, isKnown = true) {
    for (const [kind, read] of shown) {
      const value = read(participant);
      const before = values.get(kind);
      values.set(kind, value);
      // How it begins is no news.
      if (isKnown && before !== undefined && before !== value) note(kind, id, value);
    }
  }

  function meet(participant: Participant) {
    const { id, name, peer } = participant;
    const known: Known = present.get(id) ?? { name: null, peer: null, stop: () => undefined, isKnown: false, values: new Map() };
    if (!present.has(id)) note('joined', id, null);
    present.set(id, known);
    if (known.name !== name) rename(id, name);
    known.name = name;
    compare(known.values, participant, id, known.isKnown);
    known.isKnown ||= participant.status === 'connected';
    if (known.peer === peer) return;
    known.stop();
    known.peer = peer;
    known.stop = peer ? watch(id, peer) : () => undefined;
  }

  function look() {
    const state = room.getSnapshot();
    if (state.status !== status) {
      status = state.status;
      note('room', null, status);
    }
    if (state.inRoom) {
      if (access !== null && state.access !== access) note('access', null, state.access);
      access = state.access;
    }
    if (state.self) compare(own, state.self, null);
    const ids = new Set(state.participants.map(({ id }) => id));
    for (const [id, { stop }] of present) {
      if (ids.has(id)) continue;
      stop();
      present.delete(id);
      // Whom the local participant leaves behind has not left.
      if (state.inRoom) note('left', id, reasons.get(id) ?? 'left');
    }
    state.participants.forEach(meet);
  }

  const stops = [
    room.onParticipantLeft(({ id }, reason) => void reasons.set(id, reason)),
    room.subscribe(look),
    environment.subscribe((event) => {
      if (event === 'online' || event === 'offline') note('network', null, event);
    }),
  ];
  look();
  return () => {
    for (const stop of stops) stop();
    for (const { stop } of present.values()) stop();
  };
}
