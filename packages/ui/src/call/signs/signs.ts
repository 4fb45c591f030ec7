import type { Participant, Room } from '@visavis/hooks';
import { createRateLimit } from './rateLimit';
import { readSign, type Reaction, type Sign } from './sign';

const TOPIC = 'demo-signs';
/** How many signs a second are taken from one participant, and sent by the local one. */
const MAX_PER_SECOND = 5;
/** For how long a reaction is shown, in ms. */
const SHOWN_MS = 4000;

/** A reaction that is being shown. */
export interface ShownReaction {
  readonly key: number;
  /** The participant's id, also of the local one. */
  readonly from: string;
  readonly reaction: Reaction;
}

/** Something that somebody else did just now, to be told to those who don't see it. */
export interface SignNews {
  readonly key: number;
  readonly name: string;
  readonly what: 'hand' | 'handDown' | 'recording' | 'recordingStopped' | Reaction;
}

/** What everybody shows. */
export interface SignsState {
  /** Whether the local participant's hand is up. */
  readonly hand: boolean;
  /** The ids of those whose hand is up, in the order in which they raised it. */
  readonly raised: readonly string[];
  /** The ids of those who record. */
  readonly recorders: readonly string[];
  readonly shown: readonly ShownReaction[];
  readonly news: SignNews | null;
}

/** Hands, reactions, and that somebody records: over the room's data channels, for as long as there is the room. */
export interface Signs {
  raiseHand(up: boolean): void;
  react(reaction: Reaction): void;
  /** Tells the others that one records, or no longer does. */
  setRecording(recording: boolean): void;
  subscribe(listener: () => void): () => void;
  getSnapshot(): SignsState;
}

const none: SignsState = { hand: false, raised: [], recorders: [], shown: [], news: null };

/** Makes the signs of a room; get them with `room.part(createSigns)`, so that there is one. */
export function createSigns(room: Room): Signs {
  const listeners = new Set<() => void>();
  const limits = new Map<string, () => boolean>();
  const told = new Set<string>();
  const mayReact = createRateLimit(MAX_PER_SECOND);
  let state = none;
  let recording = false;
  let keys = 0;

  function set(patch: Partial<SignsState>) {
    replace({ ...state, ...patch });
  }

  function replace(next: SignsState) {
    state = next;
    for (const listener of listeners) listener();
  }

  const nextKey = () => (keys += 1);
  const own = (): Extract<Sign, { kind: 'state' }> => ({ kind: 'state', hand: state.hand, recording });

  function show(from: string, reaction: Reaction) {
    const key = nextKey();
    set({ shown: [...state.shown, { key, from, reaction }] });
    setTimeout(() => set({ shown: state.shown.filter((each) => each.key !== key) }), SHOWN_MS);
  }

  function hear({ id, name }: Participant, sign: Sign) {
    const tell = (what: SignNews['what']) => set({ news: { key: nextKey(), name, what } });
    if (sign.kind === 'reaction') {
      show(id, sign.reaction);
      tell(sign.reaction);
      return;
    }
    const raised = listed(state.raised, id, sign.hand);
    const recorders = listed(state.recorders, id, sign.recording);
    const before = state;
    set({ raised, recorders });
    if (raised !== before.raised) tell(sign.hand ? 'hand' : 'handDown');
    if (recorders !== before.recorders) tell(sign.recording ? 'recording' : 'recordingStopped');
  }

  room.onMessage(TOPIC, (from, data) => {
    const limit = limits.get(from.id) ?? createRateLimit(MAX_PER_SECOND);
    limits.set(from.id, limit);
    const sign = readSign(data);
    if (sign && limit()) hear(from, sign);
  });

  room.subscribe(() => {
    const { inRoom, participants } = room.getSnapshot();
    if (!inRoom) {
      limits.clear();
      told.clear();
      recording = false;
      if (state !== none) replace(none);
      return;
    }
    const present = new Set(participants.map(({ id }) => id));
    const stays = (id: string) => present.has(id);
    if (!state.raised.every(stays) || !state.recorders.every(stays)) {
      set({ raised: state.raised.filter(stays), recorders: state.recorders.filter(stays) });
    }
    // Who has just come, or come back, hasn't heard how things stand.
    for (const { id, status: peerStatus } of participants) {
      if (peerStatus !== 'connected') told.delete(id);
      else if (!told.has(id)) {
        told.add(id);
        if (state.hand || recording) room.send(id, TOPIC, own());
      }
    }
    for (const id of told) if (!stays(id)) told.delete(id);
    for (const id of limits.keys()) if (!stays(id)) limits.delete(id);
  });

  return {
    raiseHand(up) {
      if (!room.getSnapshot().self || up === state.hand) return;
      set({ hand: up });
      room.broadcast(TOPIC, own());
    },
    react(reaction) {
      const { self } = room.getSnapshot();
      if (!self || !mayReact()) return;
      room.broadcast(TOPIC, { kind: 'reaction', reaction } satisfies Sign);
      show(self.id, reaction);
    },
    setRecording(now) {
      if (now === recording) return;
      recording = now;
      room.broadcast(TOPIC, own());
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    getSnapshot: () => state,
  };
}

/** The list with or without the id; the same list if nothing changes. */
function listed(list: readonly string[], id: string, on: boolean): readonly string[] {
  if (list.includes(id) === on) return list;
  return on ? [...list, id] : list.filter((each) => each !== id);
}
