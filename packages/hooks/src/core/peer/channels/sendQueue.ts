import { RtcError } from '../../errors';
import { fragment, MAX_FRAME_BYTES, type RawMessage } from './frame';

/** How much may lie in the browser's buffer before the next frame waits, in bytes. */
const HIGH_WATER_BYTES = 1024 * 1024;
/** When it wakes up again; low enough to send in strides, high enough that the path never runs dry. */
const LOW_WATER_BYTES = 256 * 1024;

/** Messages on their way to a channel that is sometimes full and sometimes not there. */
export interface SendQueue {
  /** How much waits, here and in the browser, in bytes. */
  readonly bufferedBytes: number;
  /**
   * Sends, after everything that came before.
   * @returns null once it is with the browser and there is room for the next; an error if it is not sent
   */
  add(message: RawMessage): Promise<RtcError | null>;
  /** From now on this channel takes the messages. One that was cut short begins anew. */
  attach(channel: RTCDataChannel): void;
  /** The channel is gone: messages wait. */
  detach(): void;
  /** Gives up what waits, with this error. */
  fail(error: RtcError): void;
}

interface Job {
  readonly message: RawMessage;
  readonly settle: (error: RtcError | null) => void;
  frames: Generator<Uint8Array<ArrayBuffer>> | null;
}

/** Makes an empty queue in which at most `maxWaitingBytes` wait. */
export function createSendQueue(maxWaitingBytes: number): SendQueue {
  let jobs: Job[] = [];
  /** Handed over whole; they wait only for the browser's buffer to have room again. */
  let handedOver: Job[] = [];
  let waitingBytes = 0;
  let nextId = 0;
  /** Where every frame is made; there from the first one on. */
  let memory: Uint8Array<ArrayBuffer> | null = null;
  let channel: RTCDataChannel | null = null;
  let listening = new AbortController();

  function settle(settled: Job[], error: RtcError | null) {
    for (const job of settled) job.settle(error);
  }

  function pump() {
    const own = channel;
    if (!own) return;
    while (own.readyState === 'open' && own.bufferedAmount < HIGH_WATER_BYTES) {
      settle(handedOver.splice(0), null);
      const [job] = jobs;
      if (!job) return;
      memory ??= new Uint8Array(MAX_FRAME_BYTES);
      job.frames ??= fragment(job.message, nextId++ % 2 ** 32, memory);
      const frame = job.frames.next();
      if (!frame.done) {
        own.send(frame.value);
        continue;
      }
      jobs.shift();
      waitingBytes -= job.message.bytes.byteLength;
      handedOver.push(job);
    }
  }

  return {
    get bufferedBytes() {
      return waitingBytes + (channel?.bufferedAmount ?? 0);
    },
    add(message) {
      const { byteLength } = message.bytes;
      if (jobs.length > 0 && waitingBytes + byteLength > maxWaitingBytes) {
        const text = `More than ${maxWaitingBytes} bytes wait for the channel.`;
        return Promise.resolve(new RtcError('message-too-large', text));
      }
      waitingBytes += byteLength;
      const settled = new Promise<RtcError | null>((resolve) => {
        jobs.push({ message, settle: resolve, frames: null });
      });
      pump();
      return settled;
    },
    attach(next) {
      channel = next;
      listening = new AbortController();
      channel.bufferedAmountLowThreshold = LOW_WATER_BYTES;
      channel.addEventListener('open', pump, { signal: listening.signal });
      channel.addEventListener('bufferedamountlow', pump, { signal: listening.signal });
      pump();
    },
    detach() {
      listening.abort();
      channel = null;
      // The other side has thrown the parts away with the channel.
      for (const job of jobs) job.frames = null;
      settle(handedOver.splice(0), null);
    },
    fail(error) {
      const failed = [...handedOver, ...jobs];
      jobs = [];
      handedOver = [];
      waitingBytes = 0;
      settle(failed, error);
    },
  };
}
