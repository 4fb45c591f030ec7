import type Pusher from 'pusher-js';

/** How long a server has to answer a ping before the line counts as dead, in ms. */
const ANSWER_MS = 1500;
/** The same just after the machine came online: most likely on another network, where the line is dead for sure. */
const ONLINE_ANSWER_MS = 600;
/** How long an attempt to connect again may take before the next one, in ms, for the first so many; then longer. */
const ATTEMPT_MS = 5000;
const QUICK_ATTEMPTS = 12;
const LATER_ATTEMPT_MS = 15_000;

/** Keeps an eye on the WebSocket of a pusher-js, which believes in a dead one for too long. */
export interface PusherLine {
  /**
   * Asks the server for a sign of life, and connects anew if there is none.
   * @param options.online whether the machine has just come online
   */
  check(options?: { online?: boolean }): void;
  /** The connection was there and is gone: tries to connect again until it is back. */
  hurry(): void;
  /** It is back, or nobody wants it any more. */
  stop(): void;
}

/**
 * Makes one for an instance.
 *
 * When a machine changes networks its WebSockets stay open, and dead. pusher-js asks by itself only after two
 * minutes of silence, or when `offline` fires, and then gives the server another 30 s. Its attempts to connect
 * last 15 s and more, while a system that gets no answer asks for one ever more seldom: after a break of
 * 40 s, a new attempt is what gets through.
 */
export function createPusherLine(pusher: Pusher): PusherLine {
  let answerTimer: ReturnType<typeof setTimeout> | undefined;
  let attemptTimer: ReturnType<typeof setTimeout> | undefined;
  let attempts = 0;

  function onAnswer() {
    clearTimeout(answerTimer);
    answerTimer = undefined;
    pusher.connection.unbind('message', onAnswer);
  }

  function stopAttempts() {
    clearTimeout(attemptTimer);
    attemptTimer = undefined;
  }

  function renew() {
    stopAttempts();
    renewing.add(pusher);
    pusher.disconnect();
    renewing.delete(pusher);
    pusher.connect();
  }

  return {
    check({ online = false } = {}) {
      if (answerTimer !== undefined || pusher.connection.state !== 'connected') return;
      answerTimer = setTimeout(() => {
        onAnswer();
        renew();
      }, online ? ONLINE_ANSWER_MS : ANSWER_MS);
      pusher.connection.bind('message', onAnswer); // Whatever comes is a sign of life.
      pusher.send_event('pusher:ping', {});
    },
    hurry() {
      if (answerTimer !== undefined) onAnswer();
      attemptTimer ??= setTimeout(
        () => {
          attempts += 1;
          renew();
        },
        attempts < QUICK_ATTEMPTS ? ATTEMPT_MS : LATER_ATTEMPT_MS,
      );
    },
    stop() {
      if (answerTimer !== undefined) onAnswer();
      stopAttempts();
      attempts = 0;
    },
  };
}

/** The instances that are disconnected for an instant, to be connected anew. */
const renewing = new WeakSet<Pusher>();

/** Whether it is a line, not the instance's owner, that has it disconnected right now. */
export const isRenewing = (pusher: Pusher): boolean => renewing.has(pusher);
