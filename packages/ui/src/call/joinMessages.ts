import type { UseChatMessage } from '@visavis/hooks';

/** How many messages are kept; older ones fall off the top. */
const MAX_MESSAGES = 1000;

/**
 * What was said in this tab so far: before one left, and since. It is never stored, so it is gone with the page.
 *
 * @param before from an earlier stay in the same room, oldest first; its files went with that stay
 * @param now what the chat of this stay has; what it was told of the earlier one is known already
 */
export function joinMessages(
  before: readonly UseChatMessage[],
  now: readonly UseChatMessage[],
): readonly UseChatMessage[] {
  if (before.length === 0) return now;
  const known = new Set(before.map(({ id }) => id));
  const kept = before.map((message) => (message.transfer ? { ...message, transfer: null } : message));
  return [...kept, ...now.filter(({ id }) => !known.has(id))].slice(-MAX_MESSAGES);
}
