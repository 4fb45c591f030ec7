import type { ChatMessage } from '@visavis/hooks';
import { useState } from 'react';

/** How many messages of others came since the chat was last open. */
export function useUnread(messages: readonly ChatMessage[], open: boolean): number {
  const lastId = messages.at(-1)?.id ?? null;
  const [readId, setReadId] = useState<string | null>(lastId);
  if (open && readId !== lastId) setReadId(lastId);
  return open ? 0 : countUnread(messages, readId);
}

/** How many messages of others follow the one that was read last; all, if that isn't there (any more). */
export function countUnread(messages: readonly ChatMessage[], readId: string | null): number {
  const read = messages.findLastIndex(({ id }) => id === readId);
  return messages.slice(read + 1).filter(({ own }) => !own).length;
}
