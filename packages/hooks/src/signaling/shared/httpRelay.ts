import { RtcError } from '../../core/errors';
import type { Clock } from '../../core/environment/clock';
import type { Json } from '../../core/signaling/port';
import { createUniqueId } from '../../core/uniqueId';
import { requestRelay } from './relayRequest';

/** Hands messages to the relay, one after the other, so that they stay in order. */
export interface HttpRelay {
  /** Queues a message. @returns false if too many wait already */
  post(data: Json): boolean;
  /** Forgets what waits. */
  clear(): void;
}

/** How long to wait before each further attempt at a message, in ms; the last one again and again. */
const RETRY_MS = [500, 1500, 4000, 8000];
/** How many attempts a relay that never answered has. */
const MAX_FIRST_ATTEMPTS = 3;
/** How long a message may wait for a relay that has worked before the application is told, in ms. */
const DOWN_AFTER_MS = 10_000;
const MAX_QUEUE = 64;

/** How to reach a relay. */
export interface HttpRelayOptions {
  url: string;
  clock: Clock;
  /** The form fields beside the message, asked for at each attempt: whose it is and where it goes. */
  fields(): Record<string, string>;
  /** A message has waited for 10 s: the relay is tried every 8 s until it takes it, and what waits stays in order. */
  onDown(error: RtcError): void;
  /** After `onDown`: the relay has taken the message. */
  onUp(): void;
  /** The relay refuses, or was never there: nothing will come of it. */
  onFail(error: RtcError): void;
}

/**
 * Makes the path over a relay. Each message has an id (`message_id`), the same at every attempt: the answer to one may get lost
 * after the relay has passed it on, and who receives it again can tell.
 */
export function createHttpRelay({ url, clock, fields, onDown, onUp, onFail }: HttpRelayOptions): HttpRelay {
  const relayId = createUniqueId();
  let count = 0;
  let queue: Record<'message_id' | 'data', string>[] = [];
  let running: AbortController | null = null;
  let hasWorked = false;
  let isDown = false;

  /** Tries a message until it is taken, or throws why it will not be. */
  async function deliver(message: Record<string, string>, signal: AbortSignal) {
    const startedAt = clock.now();
    for (let failures = 0; ; ) {
      const answer = await requestRelay(url, { ...fields(), ...message }, clock, signal);
      if (signal.aborted) return;
      if (answer.outcome === 'taken') return onTaken();
      const hasWaitedLong = clock.now() - startedAt >= DOWN_AFTER_MS;
      let retryAfterMs: number | null = null;
      if (answer.outcome === 'refused') {
        if (!answer.isTemporary || hasWaitedLong) throw answer.error;
      } else {
        ({ retryAfterMs } = answer);
        // It is there, and says when.
        if (retryAfterMs !== null) hasWorked = true;
        const text = `The signal relay at ${url} takes no messages: ${answer.reason}.`;
        const error = new RtcError('signaling-unavailable', text, { cause: answer.cause });
        if (!hasWorked && failures + 1 >= MAX_FIRST_ATTEMPTS) throw error;
        if (hasWaitedLong && !isDown) {
          isDown = true;
          onDown(error);
        }
      }
      await wait(clock, retryAfterMs ?? RETRY_MS[Math.min(failures++, RETRY_MS.length - 1)] as number, signal);
      if (signal.aborted) return;
    }
  }

  function onTaken() {
    hasWorked = true;
    if (!isDown) return;
    isDown = false;
    onUp();
  }

  async function run(controller: AbortController) {
    for (let message = queue.shift(); message !== undefined; message = queue.shift()) {
      await deliver(message, controller.signal);
      if (controller.signal.aborted) return;
    }
    running = null;
  }

  function clear() {
    queue = [];
    isDown = false;
    running?.abort();
    running = null;
  }

  return {
    clear,
    post(data) {
      if (queue.length >= MAX_QUEUE) return false;
      queue.push({ message_id: `${relayId}:${++count}`, data: JSON.stringify(data) });
      if (running) return true;
      const controller = (running = new AbortController());
      run(controller).catch((error: RtcError) => {
        if (controller.signal.aborted) return;
        clear();
        onFail(error);
      });
      return true;
    },
  };
}

function wait(clock: Clock, delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clock.clearTimer(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = clock.setTimer(done, delayMs);
    signal.addEventListener('abort', done);
  });
}
