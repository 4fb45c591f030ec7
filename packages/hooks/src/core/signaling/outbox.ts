import { toRtcError, type RtcError } from '../errors';
import { compress } from './compression';
import { createPace } from './pace';
import type { Packet } from './packet';
import type { Json, Signaling } from './port';
import { split } from './splitting';

/** Below this many characters gzip and base64 make a message longer, not shorter. */
const COMPRESS_FROM = 400;

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
  /** Hands a frame to the transport. @returns false if it was surely not sent */
  send(frame: Json): boolean;
  /** Something could not be sent at all. */
  onError(error: RtcError): void;
}

/** Makes an outbox that waits for `resume()`. */
export function createOutbox({ limits, send, onError }: OutboxOptions): Outbox {
  const maxBytes = limits.maxMessageBytes ?? Infinity;
  const pace = createPace(limits.maxMessagesPerSecond ?? Infinity);
  let packets: Packet[] = [];
  let frames: Json[] = [];
  let nextId = 0;
  let up = false;
  let encoding = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function encode(batch: readonly Packet[]): Promise<Json[]> {
    const json = JSON.stringify(batch);
    const id = nextId++;
    if (json.length < COMPRESS_FROM) return split(id, 'json', json, maxBytes);
    return split(id, 'gzip', await compress(json), maxBytes);
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
      encode(packets.splice(0)).then(onEncoded, (cause: unknown) => {
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
