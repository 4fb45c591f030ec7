import * as v from 'valibot';
import { RtcError } from '../errors';
import { createStore, type Store } from '../store';
import { createTokenBucket, type TokenBucket } from '../tokenBucket';
import { createUniqueId } from '../uniqueId';
import { shareHistory } from './chatHistory';
import {
  MAX_CHAT_LENGTH,
  WrittenSchema,
  type ChatMessage,
  type Remembered,
  type Written,
} from './chatMessage';
import { createChatTyping } from './chatTyping';
import { createFileTransfers } from './fileTransfers';
import type { Room } from './room';

/** How many messages are kept; older ones fall off the top. */
const MAX_MESSAGES = 1000;
/** How many messages, and how many signs of typing, a second are taken from one member. */
const MAX_PER_SECOND = 10;

const TOPIC = 'chat';
const TYPING_TOPIC = 'chat-typing';

const TypingSchema = v.object({ typing: v.boolean() });

/** What was written so far. */
export interface ChatState {
  /** Oldest first. */
  readonly messages: readonly ChatMessage[];
  /** The ids of the participants who are typing. */
  readonly typing: readonly string[];
}

/** The chat of a room, over its data channels. */
export interface Chat extends Store<ChatState> {
  /**
   * Sends a text to everybody in the room.
   * @returns an error instead of sending if the text is longer than 4,000 characters; null if it was sent,
   *   or had nothing in it
   */
  send(text: string): RtcError | null;
  /**
   * Offers a file to everybody in the room; the message's `attachment` is its transfer.
   * @returns `transfer-failed` if nobody is there
   */
  sendFile(file: File): RtcError | null;
  /** Tells the others that one is typing, or has stopped; call it with every key. `send` stops it. */
  setTyping(typing: boolean): void;
}

/** What somebody wrote, with ids that are unique in the room. */
function read(from: string, written: Written): Pick<ChatMessage, 'id' | 'from' | 'text' | 'attachment'> {
  const id = `${from}/${written.id}`;
  if ('text' in written) return { id, from, text: written.text };
  return { id, from, text: '', attachment: `${from}/${written.attachment}` };
}

/** Makes the chat of a room; get it with `room.part(createChat)`, so that there is one. */
export function createChat(room: Room): Chat {
  const store = createStore<ChatState>({ messages: [], typing: [] });
  const files = room.part(createFileTransfers);
  const buckets = new Map<string, TokenBucket>();
  const typing = createChatTyping({
    tell: (own) => room.broadcast(TYPING_TOPIC, { typing: own }),
    onChange: () => store.set({ typing: typing.ids }),
  });

  function allows(topic: string, id: string): boolean {
    const key = `${topic}/${id}`;
    const bucket = buckets.get(key) ?? createTokenBucket(MAX_PER_SECOND, MAX_PER_SECOND);
    buckets.set(key, bucket);
    return bucket.take();
  }

  function append(message: Omit<ChatMessage, 'at'>) {
    // What was only told before is now heard from the writer.
    const others = store.getSnapshot().messages.filter(({ id, retold }) => !retold || id !== message.id);
    store.set({ messages: [...others, { ...message, at: Date.now() }].slice(-MAX_MESSAGES) });
  }

  function prepend(remembered: readonly Remembered[]) {
    const { messages } = store.getSnapshot();
    const selfId = room.getSnapshot().self?.id;
    const known = new Set(messages.map(({ id }) => id));
    const told = remembered.flatMap(({ id: written, from, name, text, agoMs }): ChatMessage[] => {
      const id = `${from}/${written}`;
      // Nobody needs to tell what one has written oneself.
      if (from === selfId || known.has(id)) return [];
      known.add(id);
      return [{ id, from, name, text, at: Date.now() - agoMs, own: false, retold: true }];
    });
    store.set({ messages: [...told, ...messages].slice(-MAX_MESSAGES) });
  }

  function write(content: { text: string } | { attachment: string }) {
    const { self } = room.getSnapshot();
    if (!self) return;
    const id = createUniqueId();
    room.broadcast(TOPIC, { id, ...content });
    append({ ...read(self.id, { id, ...content }), name: self.name, own: true });
  }

  // For as long as there is the room: all are forgotten together.
  room.subscribeTo(TOPIC, (from, data) => {
    const result = v.safeParse(WrittenSchema, data);
    if (!result.success || !allows(TOPIC, from.id)) return;
    typing.hear(from.id, false);
    append({ ...read(from.id, result.output), name: from.name, own: false });
  });
  room.subscribeTo(TYPING_TOPIC, (from, data) => {
    if (v.is(TypingSchema, data) && allows(TYPING_TOPIC, from.id)) typing.hear(from.id, data.typing);
  });
  room.subscribe(() => typing.keep(room.getSnapshot().participants.map(({ id }) => id)));
  shareHistory(room, { getMessages: () => store.getSnapshot().messages, onHistory: prepend });

  return {
    getSnapshot: store.getSnapshot,
    getInitialSnapshot: store.getInitialSnapshot,
    subscribe: store.subscribe,
    send(input) {
      const text = input.trim();
      if (!text) return null;
      if (text.length > MAX_CHAT_LENGTH) {
        return new RtcError('message-too-large', `A message has at most ${MAX_CHAT_LENGTH} characters.`);
      }
      typing.set(false);
      write({ text });
      return null;
    },
    sendFile(file) {
      const sent = files.send(file);
      if (sent instanceof RtcError) return sent;
      write({ attachment: sent.slice(sent.lastIndexOf('/') + 1) });
      return null;
    },
    setTyping: (own) => typing.set(own),
  };
}
