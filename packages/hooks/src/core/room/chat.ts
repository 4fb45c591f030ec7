import * as v from 'valibot';
import { RtcError } from '../errors';
import { createTokenBucket, type TokenBucket } from '../signaling/tokenBucket';
import { createStore, type Store } from '../store';
import { createUniqueId } from '../uniqueId';
import type { Room } from './room';

/** The longest message, in characters. */
export const MAX_CHAT_LENGTH = 4000;
/** How many messages are kept; older ones fall off the top. */
const MAX_MESSAGES = 1000;
/** How many messages a second are taken from one member. */
const MAX_PER_SECOND = 10;

const TOPIC = 'chat';

const ChatSchema = v.object({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  text: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_CHAT_LENGTH)),
});

/** Something somebody wrote. */
export interface ChatMessage {
  /** Unique in the room. */
  readonly id: string;
  /** Who wrote it: a participant's id. */
  readonly from: string;
  /** What the writer was called then. */
  readonly name: string;
  /** Plain text; links and markup are the reader's business. */
  readonly text: string;
  /** When it was written here, or arrived here: ms since 1970 by this machine's clock. */
  readonly at: number;
  /** True for one's own. */
  readonly own: boolean;
}

/** What was written so far, oldest first. */
export interface ChatState {
  readonly messages: readonly ChatMessage[];
}

/** The chat of a room, over its data channels. */
export interface Chat extends Store<ChatState> {
  /**
   * Sends a text to everybody in the room.
   * @returns an error instead of sending if the text is longer than 4,000 characters; null if it was sent,
   *   or had nothing in it
   */
  send(text: string): RtcError | null;
}

/** Makes the chat of a room; get it with `room.part(createChat)`, so that there is one. */
export function createChat(room: Room): Chat {
  const store = createStore<ChatState>({ messages: [] });
  const buckets = new Map<string, TokenBucket>();

  function append(message: ChatMessage) {
    store.set({ messages: [...store.getSnapshot().messages, message].slice(-MAX_MESSAGES) });
  }

  // For as long as there is the room: both are forgotten together.
  room.subscribeTo(TOPIC, (from, data) => {
    const bucket = buckets.get(from.id) ?? createTokenBucket(MAX_PER_SECOND, MAX_PER_SECOND);
    buckets.set(from.id, bucket);
    const result = v.safeParse(ChatSchema, data);
    if (!result.success || !bucket.take()) return;
    const { id, text } = result.output;
    append({ id: `${from.id}/${id}`, from: from.id, name: from.name, text, at: Date.now(), own: false });
  });

  return {
    getSnapshot: store.getSnapshot,
    getInitialSnapshot: store.getInitialSnapshot,
    subscribe: store.subscribe,
    send(input) {
      const text = input.trim();
      const { self } = room.getSnapshot();
      if (!text || !self) return null;
      if (text.length > MAX_CHAT_LENGTH) {
        return new RtcError('message-too-large', `A message has at most ${MAX_CHAT_LENGTH} characters.`);
      }
      const id = createUniqueId();
      room.broadcast(TOPIC, { id, text });
      append({ id: `${self.id}/${id}`, from: self.id, name: self.name, text, at: Date.now(), own: true });
      return null;
    },
  };
}
