import { toRtcError, type RtcError } from '../errors';
import { MAX_BATCH, type AddressedMessage } from './addressedMessage';
import { encode } from './encodedMessage';
import type { Cipher } from './encryption';
import { fragment } from './fragmentation';
import type { Json, Signaling } from './port';
import { createSendRate } from './sendRate';

/** Sends messages over a transport within its limits. */
export interface Sender {
  /**
   * Queues a message; all that is queued when the transport can take more leaves as one. While the transport is away
   * it is dropped: a session sends again what was not acknowledged.
   */
  add(message: AddressedMessage): void;
  /** The transport is there (again). */
  resume(): void;
  /** The transport is gone. */
  pause(): void;
  /** Drops everything. */
  dispose(): void;
}

/** What a sender needs. */
export interface SenderOptions {
  limits: Pick<Signaling, 'maxMessageBytes' | 'maxMessagesPerSecond'>;
  /** Encrypts what leaves; null: it leaves as it is. */
  cipher: Cipher | null;
  /** The local member's id, as far as it is known. */
  selfId(): string;
  /** Hands a fragment to the transport. @returns false if it was surely not sent */
  send(fragment: Json): boolean;
  /** Something could not be sent at all. */
  onError(error: RtcError): void;
}

/** Makes a sender that waits for `resume()`. */
export function createSender({ limits, cipher, selfId, send, onError }: SenderOptions): Sender {
  const maxBytes = limits.maxMessageBytes ?? Infinity;
  const rate = createSendRate(limits.maxMessagesPerSecond ?? Infinity);
  let messages: AddressedMessage[] = [];
  let fragments: Json[] = [];
  let nextId = 0;
  let up = false;
  let encoding = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function encodeBatch(batch: readonly AddressedMessage[]): Promise<Json[]> {
    const id = nextId++;
    return fragment(id, await encode(JSON.stringify(batch), cipher, selfId()), maxBytes);
  }

  function schedule(delayMs: number) {
    timer ??= setTimeout(() => {
      timer = undefined;
      pump();
    }, delayMs);
  }

  function pump() {
    if (!up || encoding) return;
    const delayMs = rate.delayMs();
    if (delayMs > 0) {
      schedule(delayMs);
    } else if (fragments.length > 0) {
      if (send(fragments.shift() as Json)) rate.count();
      pump();
    } else if (messages.length > 0) {
      encoding = true;
      encodeBatch(messages.splice(0, MAX_BATCH)).then(onEncoded, (cause: unknown) => {
        onError(toRtcError(cause, 'message-invalid', 'A signaling message could not be encoded.'));
        onEncoded([]);
      });
    }
  }

  function clear() {
    up = false;
    clearTimeout(timer);
    timer = undefined;
    messages = [];
    fragments = [];
  }

  function onEncoded(encoded: readonly Json[]) {
    encoding = false;
    if (!up) return;
    fragments.push(...encoded);
    pump();
  }

  return {
    add(message) {
      if (!up) return;
      messages.push(message);
      // Not at once, so that messages to several members at the same time leave together.
      schedule(0);
    },
    resume() {
      up = true;
      pump();
    },
    pause: clear,
    dispose: clear,
  };
}
