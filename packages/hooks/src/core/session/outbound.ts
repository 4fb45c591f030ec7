import type { Clock } from '../environment/clock';
import { createRetransmissionTimeout } from './retransmissionTimeout';
import type { Segment } from './segment';
import { createSendQueue, type QueuedMessage } from './sendQueue';

/** The shortest timeout where everything went by a path that hardly loses anything, in ms. */
const RELIABLE_TIMEOUT_MS = 10_000;

/** What the outbound half of a session needs. */
export interface OutboundOptions {
  clock: Clock;
  /** By how much to lengthen the shortest timeout. */
  costFactor(): number;
  /** Sends a segment. @returns whether it went by a path that hardly loses anything */
  post(content: Pick<Segment, 'seq' | 'data'>, fallback: boolean): boolean;
  /** Says that we are here, and asks for an answer. */
  announce(): void;
  /** Whether to say that we are here when there is nothing else to say. */
  isAnnouncing(): boolean;
}

/** The outbound half of a session: what is sent, and sent again until it is acknowledged. */
export interface Outbound {
  readonly inFlight: number;
  readonly queued: number;
  /** @returns false if too much is queued */
  send(data: unknown, fallback: boolean): boolean;
  /** The other side has said what it received, and perhaps that something is missing. */
  acknowledge(segment: Segment): void;
  /** Sends all that is not acknowledged, or at least a sign of life. */
  resend(): void;
  /** Sends the oldest of it, or a sign of life: enough to be answered by who knows none of it. */
  resendOldest(): void;
  /** The path works, or is another one. */
  resetBackOff(): void;
  /** The other side is there: the next announcement need not wait for as long as one to nobody. */
  announceSooner(): void;
  /** Starts the timer, if there is something to wait for. */
  schedule(): void;
  /** Nothing is sent again while paused. */
  setPaused(paused: boolean): void;
  /** Forgets everything. The numbers start from 1 again. */
  clear(): void;
}

/** Makes the outbound half of a session. */
export function createOutbound({ clock, costFactor, post, announce, isAnnouncing }: OutboundOptions): Outbound {
  const timeout = createRetransmissionTimeout(costFactor);
  /** Nobody may be there to answer an announcement, so that it says nothing about the path. */
  const announcement = createRetransmissionTimeout(costFactor);
  const queue = createSendQueue();
  let paused = false;
  let timer: unknown;
  let timerAt = Infinity;

  function timeoutMs(): number {
    const messages = queue.inFlight();
    if (messages.length === 0) return announcement.timeoutMs;
    const reliable = messages.every((each) => each.reliable);
    return reliable ? Math.max(RELIABLE_TIMEOUT_MS, timeout.timeoutMs) : timeout.timeoutMs;
  }

  function schedule() {
    clock.clearTimer(timer);
    timerAt = Infinity;
    if (paused || (queue.inFlight().length === 0 && !isAnnouncing())) return;
    const delayMs = timeoutMs();
    timerAt = clock.now() + delayMs;
    timer = clock.setTimer(onTimeout, delayMs);
  }

  /** The oldest one alone asks whether the other side is there again; what that answers says what else it lacks. */
  function onTimeout() {
    timerAt = Infinity;
    const [oldest] = queue.inFlight();
    (oldest ? timeout : announcement).backOff();
    try {
      if (oldest) transmit(oldest, true);
      else if (isAnnouncing()) announce();
    } finally {
      schedule();
    }
  }

  function transmit(message: QueuedMessage, fallback: boolean) {
    message.sentAt = clock.now();
    message.transmissions += 1;
    message.reliable = false;
    try {
      message.reliable = post({ seq: message.seq, data: message.data }, fallback);
    } finally {
      // Whatever the transport throws, it is sent again.
      if (clock.now() + timeoutMs() < timerAt) schedule();
    }
  }

  function sendWhatFits() {
    for (const message of queue.sendable()) transmit(message, message.fallback);
  }

  /**
   * The other side, when it was away and is heard of again, shall not wait for the next of the long timeouts; and a gap says that the
   * oldest one is lost, since the receiver has waited for it.
   */
  function resendOverdue(hasGap: boolean) {
    const overdueMs = timeout.baseMs;
    queue.inFlight().forEach((message, index) => {
      if (message.reliable || message.sentAt === null) return;
      const isLost = hasGap && index === 0 && message.transmissions === 1;
      if (isLost || clock.now() - message.sentAt > overdueMs) transmit(message, true);
    });
  }

  return {
    get inFlight() {
      return queue.inFlight().length;
    },
    get queued() {
      return queue.size;
    },
    send(data, fallback) {
      if (!queue.add(data, fallback)) return false;
      sendWhatFits();
      return true;
    },
    acknowledge({ ack, heldMs = 0, gap = false }) {
      const { count, sentAt } = queue.acknowledge(ack);
      if (sentAt !== null) timeout.measure(Math.max(clock.now() - sentAt - heldMs, 0));
      else if (count > 0) timeout.progress();
      resendOverdue(gap);
      if (count === 0) return;
      sendWhatFits();
      schedule();
    },
    resend() {
      const messages = queue.inFlight();
      for (const message of messages) transmit(message, true);
      if (messages.length === 0) post({ seq: 0 }, true);
    },
    resendOldest() {
      const [oldest] = queue.inFlight();
      if (oldest) transmit(oldest, true);
      else post({ seq: 0 }, true);
    },
    resetBackOff() {
      timeout.resetBackOff();
      announcement.resetBackOff();
    },
    announceSooner() {
      announcement.resetBackOff();
      if (queue.inFlight().length === 0) schedule();
    },
    schedule,
    setPaused(next) {
      paused = next;
      schedule();
    },
    clear() {
      queue.clear();
      schedule();
    },
  };
}
