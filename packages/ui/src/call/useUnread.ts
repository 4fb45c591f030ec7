import type { ChatMessage } from '@visavis/hooks';
import { useState } from 'react';

/**
 * How many messages of others came since the chat was last open. One that was sent in a break comes late, and stands before
 * some that were read already.
 */
export function useUnread(messages: readonly ChatMessage[], open: boolean): number {
  const [read, setRead] = useState<ReadonlySet<string>>(() => idsOf(messages));
  if (open && messages.some(({ id }) => !read.has(id))) setRead(idsOf(messages));
  return open ? 0 : countUnread(messages, read);
}

const idsOf = (messages: readonly ChatMessage[]) => new Set(messages.map(({ id }) => id));

/** How many messages of others are not among those that were read. */
export function countUnread(messages: readonly ChatMessage[], read: ReadonlySet<string>): number {
  return messages.filter(({ id, own }) => !own && !read.has(id)).length;
}
