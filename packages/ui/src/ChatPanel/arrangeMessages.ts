import type { ChatMessage } from './chatMessage';

/** A message, and what stands before it. */
export interface ArrangedMessage {
  readonly message: ChatMessage;
  /** Whether it follows another one of the same writer so closely that it needs no name and time of its own. */
  readonly grouped: boolean;
  /** Whether it is the first one of its day. */
  readonly startsDay: boolean;
}

/** How far apart messages of one group are at most, in ms. */
const GROUP_MS = 5 * 60_000;

const dayOf = (at: number) => new Date(at).toDateString();
const writerOf = ({ from, name, own }: ChatMessage) => (own ? 'own' : `${from ?? ''}/${name}`);

/**
 * Groups the messages from `start` on by writer and day. The day is told where it changes; at the beginning, where it is not
 * today.
 *
 * @param firstNew the id of the first new message: a group never spans the mark before it
 * @param now in ms since 1970; by default this moment
 */
export function arrangeMessages(
  messages: readonly ChatMessage[],
  start: number,
  firstNew: string | null,
  now = Date.now(),
): ArrangedMessage[] {
  return messages.slice(start).map((message, index) => {
    const before = messages[start + index - 1];
    const startsDay = dayOf(before ? before.at : now) !== dayOf(message.at);
    const grouped =
      before !== undefined &&
      !startsDay &&
      message.id !== firstNew &&
      writerOf(before) === writerOf(message) &&
      Boolean(before.fromHistory) === Boolean(message.fromHistory) &&
      Math.abs(message.at - before.at) < GROUP_MS;
    return { message, grouped, startsDay };
  });
}
