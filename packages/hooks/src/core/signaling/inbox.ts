import { unpack, type Envelope } from './envelope';
import { parseFrame } from './frame';
import { parsePackets } from './packet';
import type { Sealer } from './sealing';
import { createJoiner, type Joiner } from './splitting';
import { createTokenBucket, type TokenBucket } from '../tokenBucket';

/** How many frames a second one member may send, and how many at once: far above what any of ours does. */
const FRAMES_PER_SECOND = 15;
const FRAMES_BURST = 60;

/** Takes frames from the transport and gives out what is addressed to oneself, in the order it was sent. */
export interface Inbox {
  /** A frame came in. What is malformed, or more than a member may send, is dropped. */
  add(from: string, frame: unknown): void;
  /** A member left: what they had begun to say is forgotten. */
  forget(from: string): void;
  /** Nothing is given out any more. */
  dispose(): void;
}

/** What an inbox needs. */
export interface InboxOptions {
  /** Opens what was sealed, and reads nothing else; null: reads what was not sealed. */
  sealer: Sealer | null;
  /** Asked at each message, since the transport gives out ids on entering. */
  selfId(): string;
  onPacket(from: string, data: unknown): void;
  /** A member seals with another key, or one of the two sides has none. */
  onOtherKey(from: string): void;
}

/** Makes an inbox. */
export function createInbox({ sealer, selfId, onPacket, onOtherKey }: InboxOptions): Inbox {
  // Unpacking takes its time, so a sender's messages queue behind each other.
  const senders = new Map<string, { joiner: Joiner; bucket: TokenBucket; tail: Promise<void> }>();
  let disposed = false;

  async function read(from: string, envelope: Envelope) {
    const content = await unpack(envelope, sealer, from);
    if (disposed) return;
    if ('unreadable' in content) {
      if (content.unreadable === 'other-key') onOtherKey(from);
      return;
    }
    for (const { to, data } of parsePackets(content.json) ?? []) {
      if (!disposed && to === selfId()) onPacket(from, data);
    }
  }

  function senderOf(from: string) {
    const known = senders.get(from);
    if (known) return known;
    const bucket = createTokenBucket(FRAMES_PER_SECOND, FRAMES_BURST);
    const sender = { joiner: createJoiner(), bucket, tail: Promise.resolve() };
    senders.set(from, sender);
    return sender;
  }

  return {
    add(from, input) {
      if (disposed) return;
      const sender = senderOf(from);
      if (!sender.bucket.take()) return;
      const frame = parseFrame(input);
      const whole = frame && sender.joiner.add(frame);
      if (whole) sender.tail = sender.tail.then(() => read(from, whole));
    },
    forget(from) {
      senders.delete(from);
    },
    dispose() {
      disposed = true;
      senders.clear();
    },
  };
}
