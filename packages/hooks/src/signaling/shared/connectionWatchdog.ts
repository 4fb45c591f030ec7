import type { Clock } from '../../core/environment/clock';
import { startCountdown } from '../../core/environment/countdown';

/** How long a server has to answer a ping before the connection counts as dead, in ms. */
const ANSWER_MS = 2000;
/** The same just after the machine came online: most likely on another network, with a dead connection. */
const ONLINE_ANSWER_MS = 600;
/**
 * How long one attempt to connect again may take before the next one, in ms; the last goes on. Longer each time, since on a bad
 * mobile network a TLS handshake alone takes 6 s.
 */
const ATTEMPT_MS = [5000, 5000, 10_000, 15_000];

/** The WebSocket of a vendor's client. */
export interface WatchedConnection {
  /** Whether the client believes that it is connected. */
  isConnected(): boolean;
  /** Asks the server for any answer. */
  ping(): void;
  /** Calls `listener` at whatever comes in, until the returned function is called. */
  onMessage(listener: () => void): () => void;
  /** Lets go of it, and connects anew. */
  reconnect(): void;
}

/** Watches a connection whose client believes in a dead one for too long. */
export interface ConnectionWatchdog {
  /**
   * Asks for a sign of life, and connects anew if there is none.
   * @param isOtherNetwork whether the machine has just come online. @default false
   */
  check(isOtherNetwork?: boolean): void;
  /** The connection was there and is gone: tries to connect again, ever more patiently, until it is back. */
  reconnectNow(): void;
  /** It is back, or is not wanted any more. */
  stop(): void;
}

/**
 * Makes a watchdog.
 *
 * When a machine changes networks its WebSockets stay open, and dead. pusher-js asks by itself only after two minutes of
 * silence, or when `offline` fires, and then gives the server another 30 s. Its attempts to connect last 15 s and more, while a
 * system that gets no answer asks for one ever more seldom: after a break of 40 s, a new attempt is what gets through.
 */
export function createConnectionWatchdog(connection: WatchedConnection, clock: Clock): ConnectionWatchdog {
  let stopAsking: (() => void) | null = null;
  let attemptTimer: unknown;
  let attempts = 0;

  function stopAttempts() {
    clock.clearTimer(attemptTimer);
    attemptTimer = undefined;
  }

  function renew() {
    stopAsking?.();
    stopAttempts();
    connection.reconnect();
  }

  return {
    check(isOtherNetwork = false) {
      if (stopAsking || !connection.isConnected()) return;
      // A page that is busy itself has not read what may have come.
      const stopCountdown = startCountdown(clock, renew, isOtherNetwork ? ONLINE_ANSWER_MS : ANSWER_MS);
      // Whatever comes is a sign of life.
      const unlisten = connection.onMessage(() => stopAsking?.());
      stopAsking = () => {
        stopAsking = null;
        stopCountdown();
        unlisten();
      };
      connection.ping();
    },
    reconnectNow() {
      stopAsking?.();
      if (attemptTimer !== undefined) return;
      const delayMs = ATTEMPT_MS[Math.min(attempts, ATTEMPT_MS.length - 1)] ?? 0;
      attemptTimer = clock.setTimer(() => {
        attempts += 1;
        renew();
      }, delayMs);
    },
    stop() {
      stopAsking?.();
      stopAttempts();
      attempts = 0;
    },
  };
}
