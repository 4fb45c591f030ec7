import type { Participant, Room } from '@visavis/hooks';
import type { Reaction } from '../../Reactions/reactionIcons';
import { createRateLimit } from './rateLimit';
import { readReactionMessage, type ReactionMessage } from './reactionMessage';

const TOPIC = 'visavis.reactions';
/** How many messages a second are taken from one participant, and sent by the local one. */
const MAX_PER_SECOND = 5;
/** For how long a reaction is shown. */
const SHOWN_MS = 4000;

/** A reaction that is being shown. */
export interface ParticipantReaction {
  readonly id: number;
  /** The participant's id, also of the local one. */
  readonly from: string;
  readonly reaction: Reaction;
}

/** What another participant did just now, for those who don't see it. */
export interface ReactionEvent {
  readonly id: number;
  /** The participant's name; may be empty. */
  readonly name: string;
  readonly kind: 'hand-raised' | 'hand-lowered' | 'recording-stopped' | Reaction;
}

/** The raised hands, the reactions and the recordings of a call. */
export interface ReactionsState {
  /** Whether the local participant's hand is up. */
  readonly handRaised: boolean;
  /** The ids of the others whose hand is up, in the order in which they raised it. */
  readonly raisedHands: readonly string[];
  /** The ids of the others who record. */
  readonly recorders: readonly string[];
  /** Those that are being shown. */
  readonly reactions: readonly ParticipantReaction[];
  /** The last event of another participant. */
  readonly lastEvent: ReactionEvent | null;
}

/** Raised hands, reactions, and who records: over the room's data channels, for as long as there is the room. */
export interface Reactions {
  raiseHand(raised: boolean): void;
  react(reaction: Reaction): void;
  /** Tells the others that the local participant records, or no longer does. */
  setRecording(recording: boolean): void;
  subscribe(listener: () => void): () => void;
  getSnapshot(): ReactionsState;
}

const initial: ReactionsState = { handRaised: false, raisedHands: [], recorders: [], reactions: [], lastEvent: null };

/** Makes the reactions of a room; get them with `room.extension(createReactions)`, so that there is one. */
export function createReactions(room: Room): Reactions {
  const listeners = new Set<() => void>();
  const limits = new Map<string, () => boolean>();
  /** The ids of those who know the local participant's state. */
  const informed = new Set<string>();
  const maySend = createRateLimit(MAX_PER_SECOND);
  let state = initial;
  let recording = false;
  let ids = 0;

  function set(patch: Partial<ReactionsState>) {
    replace({ ...state, ...patch });
  }

  function replace(next: ReactionsState) {
    state = next;
    for (const listener of listeners) listener();
  }

  const nextId = () => (ids += 1);
  const ownState = (): ReactionMessage => ({ kind: 'state', hand: state.handRaised, recording });

  function show(from: string, reaction: Reaction) {
    const id = nextId();
    set({ reactions: [...state.reactions, { id, from, reaction }] });
    setTimeout(() => set({ reactions: state.reactions.filter((each) => each.id !== id) }), SHOWN_MS);
  }

  function receive({ id, name }: Participant, message: ReactionMessage) {
    const announce = (kind: ReactionEvent['kind']) => set({ lastEvent: { id: nextId(), name, kind } });
    if (message.kind === 'reaction') {
      show(id, message.reaction);
      announce(message.reaction);
      return;
    }
    const before = state;
    const raisedHands = withId(state.raisedHands, id, message.hand);
    const recorders = withId(state.recorders, id, message.recording);
    set({ raisedHands, recorders });
    if (raisedHands !== before.raisedHands) announce(message.hand ? 'hand-raised' : 'hand-lowered');
    // That a recording begins is announced where it is shown.
    if (recorders !== before.recorders && !message.recording) announce('recording-stopped');
  }

  room.onMessage(TOPIC, (from, data) => {
    const allows = limits.get(from.id) ?? createRateLimit(MAX_PER_SECOND);
    limits.set(from.id, allows);
    const message = readReactionMessage(data);
    if (message && allows()) receive(from, message);
  });

  room.subscribe(() => {
    const { inRoom, participants } = room.getSnapshot();
    if (!inRoom) {
      limits.clear();
      informed.clear();
      recording = false;
      if (state !== initial) replace(initial);
      return;
    }
    const present = new Set(participants.map(({ id }) => id));
    const isPresent = (id: string) => present.has(id);
    if (!state.raisedHands.every(isPresent) || !state.recorders.every(isPresent)) {
      set({ raisedHands: state.raisedHands.filter(isPresent), recorders: state.recorders.filter(isPresent) });
    }
    // A participant who has just come, or come back, doesn't know how things stand.
    for (const { id, status } of participants) {
      if (status !== 'connected') informed.delete(id);
      else if (!informed.has(id)) {
        informed.add(id);
        if (state.handRaised || recording) room.send(id, TOPIC, ownState());
      }
    }
    for (const id of informed) if (!isPresent(id)) informed.delete(id);
    for (const id of limits.keys()) if (!isPresent(id)) limits.delete(id);
  });

  return {
    raiseHand(raised) {
      if (!room.getSnapshot().self || raised === state.handRaised) return;
      set({ handRaised: raised });
      room.broadcast(TOPIC, ownState());
    },
    react(reaction) {
      const { self } = room.getSnapshot();
      if (!self || !maySend()) return;
      room.broadcast(TOPIC, { kind: 'reaction', reaction } satisfies ReactionMessage);
      show(self.id, reaction);
    },
    setRecording(now) {
      if (now === recording) return;
      recording = now;
      room.broadcast(TOPIC, ownState());
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    getSnapshot: () => state,
  };
}

/** The list with or without the id; the same list if nothing changes. */
function withId(list: readonly string[], id: string, isIn: boolean): readonly string[] {
  if (list.includes(id) === isIn) return list;
  return isIn ? [...list, id] : list.filter((each) => each !== id);
}
