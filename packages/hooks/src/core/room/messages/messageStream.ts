import type { Clock } from '../../environment/clock';
import type { RtcError } from '../../errors';
import type { Json } from '../../signaling/port';
import { createTokenBucket } from '../../tokenBucket';
import { createUniqueId } from '../../uniqueId';
import { createInboundStream, type InboundStream } from './inboundStream';
import { budgets, classOf, messageClasses, type MessageClass } from './messageClass';
import { createOutboundStream, type OutboundStream, type SendOptions, type Settle } from './outboundStream';
import { parseStreamMessage, type Resume, type StreamMessage } from './streamMessage';

/** How often a batch that is missing is asked for, in ms. */
const ASK_AGAIN_MS = 1000;
/** How many resumes a second, and how many at once, are answered in one connection: each sends again all that is under way. */
const RESUMES_PER_SECOND = 1;
const RESUMES_BURST = 8;

/** The room's messages to and from one member, across any number of connections. */
export interface MessageStream {
  /** Sends a message on a topic, now or as soon as there is a connection. `settle` is called once. */
  send(topic: string, data: Json, settle: Settle, options?: SendOptions): void;
  /** Something came in over the connection. What is no stream message changes nothing. */
  receive(input: unknown): void;
  /** Whether there is a connection. A new one has lost what the one before held. */
  setConnected(connected: boolean): void;
  /** The member is gone: what was not delivered failed. */
  close(error: RtcError): void;
}

/**
 * Makes one end of a stream that outlives its connections, as XEP-0198 does for XMPP: while a connection stands it loses
 * nothing, so it is enough that each end says, at the start of each connection, how much it has received.
 */
export function createMessageStream(options: {
  clock: Clock;
  /** Takes a message to the other end, in order, while there is a connection. */
  post(message: StreamMessage): void;
  /** A message of the other side: each once, in order. It is theirs: check it. */
  onMessage(topic: string, data: unknown): void;
  /** @default 96 random bits */
  createId?: () => string;
}): MessageStream {
  const { clock, post, onMessage, createId = createUniqueId } = options;
  const localId = createId();
  const outbound = {} as Record<MessageClass, OutboundStream>;
  const inbound = {} as Record<MessageClass, InboundStream>;
  for (const each of messageClasses) {
    outbound[each] = createOutboundStream((seq, messages) => post({ kind: 'batch', class: each, seq, messages }));
    inbound[each] = createInboundStream({
      clock,
      budget: budgets[each],
      deliver(topic, data) {
        // The class is the sender's word, and has its budget.
        if (classOf(topic) === each) onMessage(topic, data);
      },
      acknowledge: (received) => connected && post({ kind: 'ack', class: each, received }),
    });
  }
  let remoteId: string | undefined;
  let connected = false;
  /** Whether the other end has said, for this connection, how much it has received. */
  let open = false;
  let askedAt = -Infinity;
  let resumes = createTokenBucket(RESUMES_PER_SECOND, RESUMES_BURST, clock.now);
  let closed = false;

  function postResume(reply: boolean) {
    post({
      kind: 'resume',
      from: localId,
      ...(remoteId !== undefined && { to: remoteId }),
      received: { chat: inbound.chat.resume(), application: inbound.application.resume() },
      ...(reply && { reply: true as const }),
    });
  }

  /** Another end counts from 1. It may send before this side notices that the connection stands. */
  function meet(id: string) {
    if (id === remoteId) return;
    remoteId = id;
    for (const each of messageClasses) inbound[each].reset();
  }

  function onResume(message: Resume) {
    if (!resumes.take()) return;
    meet(message.from);
    // This side asks by itself once it notices that the connection stands.
    if (!connected) return;
    // The other side may have asked before this one was there to hear it, or lacks a batch.
    if (!message.reply) postResume(true);
    const isKnown = message.to === localId;
    if (message.reply && open && isKnown) {
      for (const each of messageClasses) outbound[each].acknowledge(message.received[each]);
      return;
    }
    open = true;
    for (const each of messageClasses) {
      if (isKnown) outbound[each].resume(message.received[each]);
      else outbound[each].restart();
    }
  }

  function askForMissing() {
    if (clock.now() - askedAt < ASK_AGAIN_MS) return;
    askedAt = clock.now();
    postResume(false);
  }

  return {
    send: (topic, data, settle, sendOptions) => outbound[classOf(topic)].send(topic, data, settle, sendOptions),
    receive(input) {
      const message = closed ? null : parseStreamMessage(input);
      switch (message?.kind) {
        case 'resume':
          onResume(message);
          break;
        case 'batch':
          if (!inbound[message.class].receive(message) && connected) askForMissing();
          break;
        case 'ack':
          outbound[message.class].acknowledge(message.received);
          break;
        case undefined:
          break;
      }
    },
    setConnected(next) {
      if (closed) return;
      if (!next) {
        connected = false;
        open = false;
        for (const each of messageClasses) outbound[each].pause();
        return;
      }
      if (connected) return;
      connected = true;
      resumes = createTokenBucket(RESUMES_PER_SECOND, RESUMES_BURST, clock.now);
      postResume(false);
    },
    close(error) {
      closed = true;
      for (const each of messageClasses) {
        inbound[each].stop();
        outbound[each].pause();
        outbound[each].fail(error);
      }
    },
  };
}
