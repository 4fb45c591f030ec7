import * as v from 'valibot';
import { createTokenBucket, type TokenBucket } from '../tokenBucket';
import { HistorySchema, MAX_HISTORY, type ChatMessage, type Remembered } from './chatMessage';
import type { Room } from './room';

const TOPIC = 'chat-history';
/** The most text that is retold, in characters: it goes in one message. */
const MAX_CHARACTERS = 40_000;
/** How often a second, and how often at once, one member is answered. */
const ANSWERS_PER_SECOND = 0.2;
const ANSWERS_BURST = 3;

const AskSchema = v.object({ ask: v.literal(true) });
const AnswerSchema = v.object({ messages: HistorySchema });

/**
 * Asks one member what was written before one came, and answers newcomers who ask.
 *
 * Only members who were here when one entered are asked, one after the other until one answers: whoever comes
 * later has nothing to tell. The answer can be made up; nothing proves what others have written.
 */
export function shareHistory(
  room: Room,
  options: { getMessages(): readonly ChatMessage[]; onHistory(messages: readonly Remembered[]): void },
): void {
  const buckets = new Map<string, TokenBucket>();
  let candidates: string[] = [];
  let asked: string | null = null;
  let wasInside = false;

  function onRoomChange() {
    const { status, participants } = room.getSnapshot();
    const inside = status === 'joined' || status === 'reconnecting';
    if (inside && !wasInside) candidates = participants.map(({ id }) => id);
    if (!inside) candidates = [];
    wasInside = inside;
    const isConnected = (id: string) =>
      participants.some((each) => each.id === id && each.status === 'connected');
    if (candidates.length === 0 || (asked !== null && isConnected(asked))) return;
    asked = candidates.find(isConnected) ?? null;
    if (asked !== null) room.tell(asked, TOPIC, { ask: true });
  }

  function remember(): Remembered[] {
    let characters = 0;
    const fits = ({ text }: ChatMessage) => (characters += text.length) <= MAX_CHARACTERS;
    return options
      .getMessages()
      .filter(({ text }) => text !== '')
      .slice(-MAX_HISTORY)
      .toReversed()
      .filter(fits)
      .toReversed()
      .map(({ id, from, name, text, at }) => ({
        id: id.slice(from.length + 1),
        from,
        name,
        text,
        agoMs: Math.max(0, Date.now() - at),
      }));
  }

  room.subscribe(onRoomChange);
  room.subscribeTo(TOPIC, (from, data) => {
    if (v.is(AskSchema, data)) {
      const bucket = buckets.get(from.id) ?? createTokenBucket(ANSWERS_PER_SECOND, ANSWERS_BURST);
      buckets.set(from.id, bucket);
      if (bucket.take()) room.tell(from.id, TOPIC, { messages: remember() });
      return;
    }
    if (from.id !== asked) return;
    const answer = v.safeParse(AnswerSchema, data);
    // Asked once, told once: what else they might add is not listened to.
    candidates = [];
    asked = null;
    if (answer.success) options.onHistory(answer.output.messages);
  });
}
