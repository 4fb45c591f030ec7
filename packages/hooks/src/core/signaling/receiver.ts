import type { Clock } from '../environment/clock';
import { createTokenBucket, type TokenBucket } from '../tokenBucket';
import { parseBatch } from './addressedMessage';
import { decode, type EncodedMessage } from './encodedMessage';
import type { Cipher } from './encryption';
import { parseFragment } from './fragment';
import { createReassembly, type Reassembly } from './fragmentation';

/** How many fragments a second one member may send, and how many at once: far above what any of ours does. */
const FRAGMENTS_PER_SECOND = 15;
const FRAGMENTS_BURST = 60;
/** Of how many senders something is kept: many times what a room has. */
const MAX_SENDERS = 1000;

/** Takes fragments from the transport and gives out the messages for the local member, in the order they were sent. */
export interface Receiver {
  /** A fragment came in. What is malformed, or more than a member may send, is dropped. */
  add(from: string, input: unknown): void;
  /** A member left: their unfinished messages are dropped. */
  forget(from: string): void;
  /** The transport lists these members, and no others. */
  retain(ids: readonly string[]): void;
  /** Nothing is given out any more. */
  dispose(): void;
}

/** What a receiver needs. */
export interface ReceiverOptions {
  clock: Clock;
  /** Decrypts messages, and reads no others; null: reads those that are not encrypted. */
  cipher: Cipher | null;
  /** The local member's id. Asked at each message, since the transport gives it out on entering. */
  selfId(): string;
  onMessage(from: string, data: unknown): void;
  /** A member encrypts with another key, or only one of the two sides has a key. */
  onDecryptFailed(from: string): void;
}

/** Makes a receiver. */
export function createReceiver({ clock, cipher, selfId, onMessage, onDecryptFailed }: ReceiverOptions): Receiver {
  // Decoding takes its time, so the messages of one sender queue behind each other.
  const senders = new Map<string, { reassembly: Reassembly; bucket: TokenBucket; tail: Promise<void> }>();
  let disposed = false;

  async function read(from: string, message: EncodedMessage) {
    const content = await decode(message, cipher, from);
    if (disposed) return;
    if ('failure' in content) {
      if (content.failure === 'decrypt-failed') onDecryptFailed(from);
      return;
    }
    for (const { to, data } of parseBatch(content.json) ?? []) {
      if (!disposed && to === selfId()) onMessage(from, data);
    }
  }

  function senderOf(from: string) {
    const known = senders.get(from);
    if (known) return known;
    const bucket = createTokenBucket(FRAGMENTS_PER_SECOND, FRAGMENTS_BURST, clock.now);
    const sender = { reassembly: createReassembly(), bucket, tail: Promise.resolve() };
    senders.set(from, sender);
    // A message that comes after its sender has left, or in a made-up name, leaves nothing for ever.
    const [oldest] = senders.keys();
    if (senders.size > MAX_SENDERS && oldest !== undefined) senders.delete(oldest);
    return sender;
  }

  return {
    add(from, input) {
      if (disposed) return;
      const sender = senderOf(from);
      if (!sender.bucket.take()) return;
      const received = parseFragment(input);
      const whole = received && sender.reassembly.add(received);
      if (whole) sender.tail = sender.tail.then(() => read(from, whole));
    },
    forget(from) {
      senders.delete(from);
    },
    retain(ids) {
      const listed = new Set(ids);
      for (const id of senders.keys()) if (!listed.has(id)) senders.delete(id);
    },
    dispose() {
      disposed = true;
      senders.clear();
    },
  };
}
