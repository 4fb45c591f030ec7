import { toRtcError, type RtcError } from '../errors';
import { pack } from './envelope';
import { createPace } from './pace';
import { MAX_PACKETS, type Packet } from './packet';
import type { Json, Signaling } from './port';
import type { Sealer } from './sealing';
import { split } from './splitting';

/** Sends packets over a transport within its limits. */
export interface Outbox {
  /**
   * Queues a packet; all that is queued when the transport can take more leaves as one message. While the
   * transport is away it is dropped: correspondences send again what was not acknowledged.
   */
  add(packet: Packet): void;
  /** The transport is there (again). */
  resume(): void;
  /** The transport is gone. */
  pause(): void;
  /** Forgets everything. */
  dispose(): void;
}

/** What an outbox needs. */
export interface OutboxOptions {
  limits: Pick<Signaling, 'maxMessageBytes' | 'maxMessagesPerSecond'>;
  /** Seals what leaves; null: it leaves as it is. */
  sealer: Sealer | null;
  /** One's own member id, as far as it is known. */
  selfId(): string;
  /** Hands a frame to the transport. @returns false if it was surely not sent */
  send(frame: Json): boolean;
  /** Something could not be sent at all. */
  onError(error: RtcError): void;
}

/** Makes an outbox that waits for `resume()`. */
export function createOutbox({ limits, sealer, selfId, send, onError }: OutboxOptions): Outbox {
  const maxBytes = limits.maxMessageBytes ?? Infinity;
  const pace = createPace(limits.maxMessagesPerSecond ?? Infinity);
  let packets: Packet[] = [];
  let frames: Json[] = [];
  let nextId = 0;
  let up = false;
  let encoding = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function encode(batch: readonly Packet[]): Promise<Json[]> {
    const id = nextId++;
    const { as, body } = await pack(JSON.stringify(batch), sealer, selfId());
    return split(id, as, body, maxBytes);
  }

  function schedule(delayMs: number) {
    timer ??= setTimeout(() => {
      timer = undefined;
      pump();
    }, delayMs);
  }

  function pump() {
    if (!up || encoding) return;
    const delay = pace.delay();
    if (delay > 0) {
      schedule(delay);
    } else if (frames.length > 0) {
      const frame = frames.shift() as Json;
      if (send(frame)) pace.count();
      pump();
    } else if (packets.length > 0) {
      encoding = true;
      encode(packets.splice(0, MAX_PACKETS)).then(onEncoded, (cause: unknown) => {
        onError(toRtcError(cause, 'message-invalid', 'A signaling message could not be encoded.'));
        onEncoded([]);
      });
    }
  }

  function clear() {
    up = false;
    clearTimeout(timer);
    timer = undefined;
    packets = [];
    frames = [];
  }

  function onEncoded(encoded: readonly Json[]) {
    encoding = false;
    if (!up) return;
    frames.push(...encoded);
    pump();
  }

  return {
    add(packet) {
      if (!up) return;
      packets.push(packet);
      // Not at once, so that what is said to several members at the same time goes together.
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
