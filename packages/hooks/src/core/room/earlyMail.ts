/** How much is kept, and from how many: an offer or two of a few members who are about to be announced. */
const MAX_SENDERS = 16;
const MAX_LETTERS = 8;

/** Keeps what members sent before the signaling announced them. */
export interface EarlyMail {
  keep(from: string, data: unknown): void;
  /** What `from` sent, oldest first; it is not kept any longer. */
  take(from: string): unknown[];
  clear(): void;
}

/** Makes an empty one. What is too much is dropped, the oldest sender's first. */
export function createEarlyMail(): EarlyMail {
  const letters = new Map<string, unknown[]>();

  return {
    keep(from, data) {
      const own = letters.get(from) ?? [];
      if (own.length < MAX_LETTERS) own.push(data);
      letters.set(from, own);
      for (const oldest of letters.keys()) {
        if (letters.size <= MAX_SENDERS) break;
        letters.delete(oldest);
      }
    },
    take(from) {
      const own = letters.get(from) ?? [];
      letters.delete(from);
      return own;
    },
    clear: () => letters.clear(),
  };
}
