import type { Environment } from '../environment/environment';
import { toRtcError, type RtcError } from '../errors';
import { MAX_BATCH, type AddressedMessage } from './addressedMessage';
import { encode } from './encodedMessage';
import type { Cipher } from './encryption';
import { fragment } from './fragmentation';
import type { Json, Signaling } from './port';
import { createSendRate } from './sendRate';

/** How long a member that leaves takes to send what is queued at the most, in ms. */
const FINISH_MS = 500;

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
  /**
   * Sends what is queued, such as the goodbyes of a member that leaves, for half a second at the most, and drops the rest. Calls
   * `done` then: before it returns, where nothing is queued.
   */
  finish(done: () => void): void;
  /** Drops everything, and ends what `finish` began. */
  dispose(): void;
}

/** What a sender needs. */
export interface SenderOptions {
  environment: Environment;
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
export function createSender({ environment, limits, cipher, selfId, send, onError }: SenderOptions): Sender {
  const maxBytes = limits.maxMessageBytes ?? Infinity;
  const rate = createSendRate(limits.maxMessagesPerSecond ?? Infinity, environment.now);
  let messages: AddressedMessage[] = [];
  let fragments: Json[] = [];
  let nextId = 0;
  let up = false;
  let encoding = false;
  let onFinished: (() => void) | null = null;
  let cancel: (() => void) | undefined;

  async function encodeBatch(batch: readonly AddressedMessage[]): Promise<Json[]> {
    const id = nextId++;
    return fragment(id, await encode(JSON.stringify(batch), cipher, selfId()), maxBytes);
  }

  function schedule(delayMs: number) {
    if (cancel) return;
    const run = () => {
      cancel = undefined;
      pump();
    };
    // A hidden page's timers come by the second.
    if (delayMs === 0 && environment.isHidden) {
      cancel = environment.soon(run);
      return;
    }
    const timer = environment.setTimer(run, delayMs);
    cancel = () => environment.clearTimer(timer);
  }

  function pump() {
    if (!up || encoding) return;
    if (fragments.length + messages.length === 0) {
      onFinished?.();
      return;
    }
    const delayMs = rate.delayMs();
    if (delayMs > 0) {
      schedule(delayMs);
    } else if (fragments.length > 0) {
      if (send(fragments.shift() as Json)) rate.count();
      pump();
    } else {
      encoding = true;
      encodeBatch(messages.splice(0, MAX_BATCH)).then(onEncoded, (cause: unknown) => {
        onError(toRtcError(cause, 'message-invalid', 'A signaling message could not be encoded.'));
        onEncoded([]);
      });
    }
  }

  function clear() {
    up = false;
    cancel?.();
    cancel = undefined;
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
      if (!up || onFinished) return;
      messages.push(message);
      // Not at once, so that messages to several members at the same time leave together.
      schedule(0);
    },
    resume() {
      up = true;
      pump();
    },
    pause() {
      clear();
      onFinished?.();
    },
    dispose() {
      clear();
      onFinished?.();
    },
    finish(done) {
      if (onFinished) return;
      const finish = () => {
        onFinished = () => undefined;
        environment.clearTimer(limit);
        clear();
        done();
      };
      onFinished = finish;
      const limit = environment.setTimer(finish, FINISH_MS);
      if (!up) finish();
      else if (!encoding) pump();
    },
  };
}
