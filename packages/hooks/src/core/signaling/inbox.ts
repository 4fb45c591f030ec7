import { decompress } from './compression';
import { parseFrame } from './frame';
import { parsePackets } from './packet';
import { createJoiner, type Joiner } from './splitting';

/** The longest message that is unpacked, in bytes: descriptions for a whole room fit ten times over. */
const MAX_MESSAGE_BYTES = 1024 * 1024;

/** Takes frames from the transport and gives out what is addressed to oneself, in the order it was sent. */
export interface Inbox {
  /** A frame came in. Whatever is malformed is dropped. */
  add(from: string, frame: unknown): void;
  /** A member left: what they had begun to say is forgotten. */
  forget(from: string): void;
  /** Nothing is given out any more. */
  dispose(): void;
}

/** Makes an inbox. `selfId` is asked at each message, since the transport gives out ids on entering. */
export function createInbox(selfId: () => string | undefined, onPacket: (from: string, data: unknown) => void): Inbox {
  // Unpacking takes its time, so a sender's messages queue behind each other.
  const senders = new Map<string, { joiner: Joiner; tail: Promise<void> }>();
  let disposed = false;

  async function unpack(from: string, as: 'json' | 'gzip', body: string) {
    let json: string;
    try {
      json = as === 'json' ? body : await decompress(body, MAX_MESSAGE_BYTES);
    } catch {
      return; // Not what `compress` makes: from somebody who speaks another language, or means harm.
    }
    for (const { to, data } of parsePackets(json) ?? []) {
      if (!disposed && to === selfId()) onPacket(from, data);
    }
  }

  return {
    add(from, input) {
      const frame = parseFrame(input);
      if (!frame || disposed) return;
      const sender = senders.get(from) ?? { joiner: createJoiner(), tail: Promise.resolve() };
      senders.set(from, sender);
      const whole = sender.joiner.add(frame);
      if (whole) sender.tail = sender.tail.then(() => unpack(from, whole.as, whole.body));
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
