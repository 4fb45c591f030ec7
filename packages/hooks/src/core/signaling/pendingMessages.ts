/** How many messages are kept, and from how many members: an offer or two of a few who are about to be listed. */
const MAX_SENDERS = 16;
const MAX_MESSAGES = 8;

/** Keeps what members sent before the signaling listed them. */
export interface PendingMessages {
  keep(from: string, data: unknown): void;
  /** What `from` sent, oldest first; it is not kept any longer. */
  take(from: string): unknown[];
  clear(): void;
}

/** Makes an empty one. What is too much is dropped, the oldest sender's first. */
export function createPendingMessages(): PendingMessages {
  const messages = new Map<string, unknown[]>();

  return {
    keep(from, data) {
      const own = messages.get(from) ?? [];
      if (own.length < MAX_MESSAGES) own.push(data);
      messages.set(from, own);
      for (const oldest of messages.keys()) {
        if (messages.size <= MAX_SENDERS) break;
        messages.delete(oldest);
      }
    },
    take(from) {
      const own = messages.get(from) ?? [];
      messages.delete(from);
      return own;
    },
    clear: () => messages.clear(),
  };
}
