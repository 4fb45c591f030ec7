import { RtcError } from '../../errors';
import type { Json } from '../../signaling/port';
import { MAX_BATCH_LENGTH, MAX_BATCH_MESSAGES, MAX_MESSAGE_LENGTH, MAX_TOPIC_LENGTH, WINDOW } from './streamMessage';

/** How much may wait for one member in one class: messages, and UTF-16 units of their JSON. */
export const MAX_WAITING = 2000;
export const MAX_WAITING_LENGTH = 2 * 1024 * 1024;

/**
 * When no further batch is sent before one is acknowledged, in UTF-16 units of JSON: control messages take the same channel
 * and shall not wait behind much.
 */
export const MAX_IN_FLIGHT_LENGTH = 64 * 1024;

/** Told once what became of a message: null if it was delivered. */
export type Settle = (error: RtcError | null) => void;

/** How to send one message. */
export interface SendOptions {
  /** Not worth waiting for: fails at once if it can't go now, since the next one replaces it. @default false */
  volatile?: boolean | undefined;
}

interface Waiting {
  readonly topic: string;
  readonly data: Json;
  readonly length: number;
  readonly settle: Settle;
}

interface BatchInFlight {
  seq: number;
  readonly messages: readonly Waiting[];
}

/** The messages of one class to one member: numbered, kept until they are acknowledged. */
export interface OutboundStream {
  send(topic: string, data: Json, settle: Settle, options?: SendOptions): void;
  /** The connection stands: the other end has received this many batches, and gets the rest. */
  resume(received: number): void;
  /** The connection stands, and the other end has received nothing: what waits goes out under new numbers. */
  restart(): void;
  /** The connection is gone. */
  pause(): void;
  acknowledge(received: number): void;
  /** Gives up everything that is not acknowledged. */
  fail(error: RtcError): void;
}

const lengthOf = (batches: readonly BatchInFlight[]) =>
  batches.reduce((sum, { messages }) => messages.reduce((length, each) => length + each.length, sum), 0);

/** Makes a stream that is paused. */
export function createOutboundStream(
  post: (seq: number, messages: { topic: string; data: Json }[]) => void,
): OutboundStream {
  let inFlight: BatchInFlight[] = [];
  let waiting: Waiting[] = [];
  let waitingLength = 0;
  let sent = 0;
  let open = false;

  const isFull = () => inFlight.length >= WINDOW || lengthOf(inFlight) >= MAX_IN_FLIGHT_LENGTH;

  const postBatch = ({ seq, messages }: BatchInFlight) =>
    post(
      seq,
      messages.map(({ topic, data }) => ({ topic, data })),
    );

  function nextBatch(): readonly Waiting[] {
    let length = 0;
    let count = 0;
    for (const each of waiting) {
      length += each.length;
      if (count > 0 && (length > MAX_BATCH_LENGTH || count === MAX_BATCH_MESSAGES)) break;
      count += 1;
    }
    const messages = waiting.slice(0, count);
    waiting = waiting.slice(count);
    for (const each of messages) waitingLength -= each.length;
    return messages;
  }

  function flush() {
    if (!open) return;
    while (!isFull() && waiting.length > 0) {
      sent += 1;
      const batch = { seq: sent, messages: nextBatch() };
      inFlight.push(batch);
      postBatch(batch);
    }
  }

  function acknowledge(received: number) {
    if (received > sent) return;
    const delivered = inFlight.filter(({ seq }) => seq <= received);
    inFlight = inFlight.slice(delivered.length);
    for (const { messages } of delivered) for (const { settle } of messages) settle(null);
  }

  function resendAll() {
    open = true;
    for (const batch of inFlight) postBatch(batch);
    flush();
  }

  function findProblem(topic: string, length: number, isVolatile: boolean): RtcError | null {
    if (topic.length > MAX_TOPIC_LENGTH) {
      return new RtcError('message-too-large', `A topic has at most ${MAX_TOPIC_LENGTH} characters.`);
    }
    if (length > MAX_MESSAGE_LENGTH) {
      const text = `A message of ${length} characters of JSON is over the limit of ${MAX_MESSAGE_LENGTH}: use a data channel.`;
      return new RtcError('message-too-large', text);
    }
    if (isVolatile && !(open && waiting.length === 0 && !isFull())) {
      return new RtcError('network-lost', 'It could not be sent at once, and was not to wait.');
    }
    if (waiting.length >= MAX_WAITING || waitingLength + length > MAX_WAITING_LENGTH) {
      return new RtcError('message-too-large', 'Too many messages wait for this participant: send fewer, or volatile ones.');
    }
    return null;
  }

  return {
    send(topic, data, settle, { volatile: isVolatile = false } = {}) {
      // What JSON has no form for, such as undefined, arrives as null.
      const length = (JSON.stringify(data) ?? 'null').length;
      const problem = findProblem(topic, length, isVolatile);
      if (problem) return settle(problem);
      waiting.push({ topic, data: data ?? null, length, settle });
      waitingLength += length;
      flush();
    },
    resume(received) {
      acknowledge(received);
      resendAll();
    },
    restart() {
      sent = 0;
      for (const batch of inFlight) batch.seq = sent += 1;
      resendAll();
    },
    pause() {
      open = false;
    },
    acknowledge(received) {
      acknowledge(received);
      flush();
    },
    fail(error) {
      const failed = [...inFlight.flatMap(({ messages }) => messages), ...waiting];
      inFlight = [];
      waiting = [];
      waitingLength = 0;
      for (const { settle } of failed) settle(error);
    },
  };
}
