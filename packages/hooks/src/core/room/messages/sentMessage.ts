import type { RtcError } from '../../errors';
import type { Json, Member } from '../../signaling/port';
import type { MessageStream } from './messageStream';
import type { SendOptions, Settle } from './outboundStream';

/**
 * What became of a message at one participant: on its way, which it stays through a break of the connection; handed over
 * to the page of the participant; never to arrive.
 */
export type DeliveryStatus = 'sending' | 'delivered' | 'failed';

/** One of those whom a message was sent to. */
export interface MessageRecipient {
  /** A participant's id. */
  readonly id: string;
  readonly status: DeliveryStatus;
  /** `message-too-large`, also where too much waits already; `peer-failed`: the participant has left. Null while nothing is wrong. */
  readonly error: RtcError | null;
}

/** A message that was sent, and what became of it. */
export interface SentMessage {
  /** Everybody to whom it was sent, as of now. */
  readonly recipients: readonly MessageRecipient[];
  /** Resolves once it is on its way to nobody any more; never rejects. */
  readonly settled: Promise<readonly MessageRecipient[]>;
}

/** Sends a message to each of these by `send`, and keeps what became of it. */
export function trackSentMessage(ids: readonly string[], send: (id: string, settle: Settle) => void): SentMessage {
  const recipients = new Map<string, MessageRecipient>(ids.map((id) => [id, { id, status: 'sending', error: null }]));
  const list = () => [...recipients.values()];
  const isSettled = () => list().every(({ status }) => status !== 'sending');
  let settled: Promise<readonly MessageRecipient[]> | undefined;
  let onSettled: (() => void) | undefined;

  for (const id of ids) {
    send(id, (error) => {
      recipients.set(id, { id, status: error ? 'failed' : 'delivered', error });
      if (isSettled()) onSettled?.();
    });
  }

  return {
    get recipients() {
      return list();
    },
    get settled() {
      settled ??= isSettled() ? Promise.resolve(list()) : new Promise((resolve) => (onSettled = () => resolve(list())));
      return settled;
    },
  };
}

interface Recipient {
  readonly member: Member;
  readonly sendMessage: MessageStream['send'];
}

/** Sends a message on a topic to each of these members. */
export function sendTo(members: readonly Recipient[], topic: string, data: Json, options?: SendOptions): SentMessage {
  const byId = new Map(members.map((each) => [each.member.id, each]));
  return trackSentMessage([...byId.keys()], (id, settle) => byId.get(id)?.sendMessage(topic, data, settle, options));
}
