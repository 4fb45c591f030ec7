import type { Clock } from '../environment/clock';

/** The least time between two sends, in ms: of several changes in between only the last one is sent. */
const GAP_MS = 100;
/** How long to wait for an acknowledgement before sending it again, in ms; doubled each time. */
const REPEAT_MS = 1000;
const MAX_REPEAT_MS = 8000;

/** A value that the other side is to know as it is now, not as it was: sent again until it is acknowledged. */
export interface LastValue<T> {
  /** It is this one from now on. The same again does nothing. */
  set(value: T): void;
  /** There is a connection, perhaps to another page: the value is sent, if there is one. */
  connect(): void;
  /** There is none: nothing is sent until there is. */
  disconnect(): void;
  /** The other side has received this version. */
  acknowledge(version: number): void;
}

/** What a last value needs. `send` takes it to the other side, perhaps. */
export interface LastValueOptions<T> {
  clock: Clock;
  send(version: number, value: T): void;
}

/** Makes one that holds nothing, without a connection. */
export function createLastValue<T>({ clock, send }: LastValueOptions<T>): LastValue<T> {
  let current: { value: T; text: string } | null = null;
  let version = 0;
  let acknowledged = 0;
  let isConnected = false;
  let sentAt = -Infinity;
  let delayMs = REPEAT_MS;
  let timer: unknown;

  function schedule(waitMs: number) {
    clock.clearTimer(timer);
    timer = isConnected && acknowledged < version ? clock.setTimer(post, waitMs) : undefined;
  }

  function post() {
    if (!isConnected || !current) return;
    sentAt = clock.now();
    send(version, current.value);
    schedule(delayMs);
    delayMs = Math.min(delayMs * 2, MAX_REPEAT_MS);
  }

  /** Sends it now, or as soon as the gap to the send before is over. */
  function postSoon() {
    delayMs = REPEAT_MS;
    const waitMs = sentAt + GAP_MS - clock.now();
    if (waitMs <= 0) post();
    else schedule(waitMs);
  }

  return {
    set(value) {
      const text = JSON.stringify(value);
      if (text === current?.text) return;
      current = { value, text };
      version += 1;
      postSoon();
    },
    connect() {
      isConnected = true;
      acknowledged = 0;
      sentAt = -Infinity;
      postSoon();
    },
    disconnect() {
      isConnected = false;
      clock.clearTimer(timer);
    },
    acknowledge(received) {
      if (received > version) return;
      acknowledged = Math.max(acknowledged, received);
      if (acknowledged === version) clock.clearTimer(timer);
    },
  };
}
