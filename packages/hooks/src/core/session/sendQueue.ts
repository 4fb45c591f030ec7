/** How many messages may be sent and not acknowledged. The receiver keeps as many that are out of order. */
export const WINDOW = 16;
/** How many messages are kept at most, sent or not. */
export const MAX_QUEUED = 256;

/** A message that the other side has not acknowledged. */
export interface QueuedMessage {
  readonly seq: number;
  readonly data: unknown;
  /** Whether it must not go by a path that may be dead. */
  readonly fallback: boolean;
  /** When it was sent last, in ms; null: it waits for the window. */
  sentAt: number | null;
  /** How often it was sent. */
  transmissions: number;
  /** Whether it went by a path that hardly loses anything. */
  reliable: boolean;
}

/** What was acknowledged. */
export interface Acknowledged {
  /** How many messages. */
  readonly count: number;
  /** When the oldest of them was sent, in ms, if each of them was sent only once. */
  readonly sentAt: number | null;
}

/** The messages of one session that are not acknowledged, in order. */
export interface SendQueue {
  readonly size: number;
  /** @returns false if the queue is full */
  add(data: unknown, fallback: boolean): boolean;
  /** What has been sent, oldest first. */
  inFlight(): QueuedMessage[];
  /** What has not been sent, and fits into the window. */
  sendable(): QueuedMessage[];
  /** The other side has received the first `ack` messages; a number beyond what was sent means nothing. */
  acknowledge(ack: number): Acknowledged;
  clear(): void;
}

/** Makes an empty queue; the first message has the number 1. */
export function createSendQueue(): SendQueue {
  let messages: QueuedMessage[] = [];
  let added = 0;

  const isSent = ({ sentAt }: QueuedMessage) => sentAt !== null;

  return {
    get size() {
      return messages.length;
    },
    add(data, fallback) {
      if (messages.length >= MAX_QUEUED) return false;
      added += 1;
      messages.push({ seq: added, data, fallback, sentAt: null, transmissions: 0, reliable: false });
      return true;
    },
    inFlight: () => messages.filter(isSent),
    sendable: () => messages.slice(0, WINDOW).filter((each) => !isSent(each)),
    acknowledge(ack) {
      const known = messages.filter((each) => each.seq <= ack && isSent(each));
      if (ack > added || known.length === 0) return { count: 0, sentAt: null };
      messages = messages.slice(known.length);
      const unambiguous = known.every(({ transmissions }) => transmissions === 1);
      return { count: known.length, sentAt: unambiguous ? (known[0]?.sentAt ?? null) : null };
    },
    clear() {
      messages = [];
      added = 0;
    },
  };
}
