import type { Clock } from '../../environment/clock';
import type { MessageBudget } from './messageClass';
import { WINDOW, type Batch } from './streamMessage';

/** For how long an acknowledgement may wait for more to acknowledge, in ms. */
export const ACK_DELAY_MS = 50;
/** How many batches are acknowledged at once, without waiting. */
const ACK_AT_ONCE = WINDOW / 4;
/** How far ahead of its budget a sender may be, in ms. */
const BURST_MS = 2000;
/**
 * How far beyond all that an honest end can be, in ms: a full window, and another one after a reload. What comes then is
 * dropped.
 */
const MAX_OVERDRAWN_MS = 60_000;

/** The messages of one class from one member: each delivered once, in order. */
export interface InboundStream {
  /** How many batches to tell the sender of now; not those for which it is still to wait. */
  resume(): number;
  /** @returns false if a batch before this one is missing */
  receive(batch: Batch): boolean;
  /** The other end is another one, and counts from 1. */
  reset(): void;
  /** Acknowledges nothing any more. */
  stop(): void;
}

/**
 * Makes the receiving end. A sender that is over its budget is acknowledged later, so that it waits: nothing is dropped,
 * but what is beyond the window, which no honest sender exceeds.
 */
export function createInboundStream(options: {
  clock: Clock;
  budget: MessageBudget;
  deliver(topic: string, data: unknown): void;
  acknowledge(received: number): void;
}): InboundStream {
  const { clock, budget } = options;
  let received = 0;
  let acknowledged = 0;
  /** When what has been taken so far would have come in at the budget's rate. */
  let paidUntil = 0;
  let timer: unknown;
  let stopped = false;

  function spend({ messages }: Batch) {
    const length = messages.reduce((sum, { data }) => sum + (JSON.stringify(data)?.length ?? 0), 0);
    const seconds = Math.max(messages.length / budget.messagesPerSecond, length / budget.lengthPerSecond);
    paidUntil = Math.max(paidUntil, clock.now()) + seconds * 1000;
  }

  function schedule() {
    const overdrawnMs = paidUntil - clock.now() - BURST_MS;
    if (overdrawnMs <= 0 && received - acknowledged >= ACK_AT_ONCE) return acknowledge();
    timer ??= clock.setTimer(onTimer, Math.max(overdrawnMs, ACK_DELAY_MS));
  }

  function onTimer() {
    timer = undefined;
    // More has come in meanwhile.
    const overdrawnMs = paidUntil - clock.now() - BURST_MS;
    if (overdrawnMs > 0) timer = clock.setTimer(onTimer, overdrawnMs);
    else acknowledge();
  }

  function acknowledge() {
    clock.clearTimer(timer);
    timer = undefined;
    if (stopped || received === acknowledged) return;
    acknowledged = received;
    options.acknowledge(received);
  }

  return {
    resume() {
      if (paidUntil - clock.now() <= BURST_MS) acknowledged = received;
      return acknowledged;
    },
    receive(batch) {
      if (batch.seq <= received || batch.seq > acknowledged + WINDOW) return true;
      if (paidUntil - clock.now() > MAX_OVERDRAWN_MS) return true;
      if (batch.seq !== received + 1) return false;
      received = batch.seq;
      spend(batch);
      schedule();
      for (const { topic, data } of batch.messages) {
        // A listener may have left the room.
        if (!stopped) options.deliver(topic, data);
      }
      return true;
    },
    reset() {
      received = 0;
      acknowledged = 0;
    },
    stop() {
      stopped = true;
      clock.clearTimer(timer);
    },
  };
}
