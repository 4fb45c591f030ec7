import { WINDOW } from './sendQueue';

/** What arrived in one session, put in order. */
export interface ReorderBuffer {
  /** How many messages have been taken, which are the first ones without a gap. */
  readonly taken: number;
  /** How many are kept. */
  readonly size: number;
  /** Whether one is missing in front of those that are kept. */
  readonly hasGap: boolean;
  /** Keeps a message, unless it was here before or is too far ahead. */
  add(seq: number, data: unknown): void;
  /** The next message, if it is there. */
  take(): { data: unknown } | null;
  clear(): void;
}

/** Makes an empty buffer; the first message has the number 1. */
export function createReorderBuffer(): ReorderBuffer {
  const kept = new Map<number, unknown>();
  let taken = 0;

  return {
    get taken() {
      return taken;
    },
    get size() {
      return kept.size;
    },
    get hasGap() {
      return kept.size > 0 && !kept.has(taken + 1);
    },
    add(seq, data) {
      if (seq > taken && seq <= taken + WINDOW && !kept.has(seq)) kept.set(seq, data);
    },
    take() {
      if (!kept.has(taken + 1)) return null;
      taken += 1;
      const data = kept.get(taken);
      kept.delete(taken);
      return { data };
    },
    clear() {
      kept.clear();
      taken = 0;
    },
  };
}
