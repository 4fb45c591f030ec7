import { RtcError, toRtcError } from '../../errors';
import { isOver, type FileLink, type FileProgress } from './fileLink';
import { CHUNK_BYTES, WINDOW_CHUNKS, type FileControl, type FileOffer, type StopReason } from './fileMessage';
import type { FileSource } from './fileSource';

/** A file on its way from here to one member. */
export interface OutgoingFile {
  readonly offer: FileOffer;
  readonly progress: FileProgress;
  /** A message of the recipient about it. */
  receive(message: FileControl): void;
  /** The channel is closed; it goes on when the recipient asks for the rest. */
  interrupt(): void;
  /** Cancels it. */
  cancel(): void;
  /** It can't be finished. */
  fail(error: RtcError): void;
}

const reasons: Record<StopReason, (name: string) => Pick<FileProgress, 'status' | 'error'>> = {
  declined: () => ({ status: 'declined', error: null }),
  cancelled: () => ({ status: 'cancelled', error: null }),
  'too-large': (name) => ({
    status: 'declined',
    error: new RtcError('message-too-large', `"${name}" is larger than the recipient takes.`),
  }),
  failed: (name) => ({
    status: 'failed',
    error: new RtcError('transfer-failed', `The recipient could not store "${name}".`),
  }),
};

/** Offers a file to one member. */
export function createOutgoingFile(options: {
  offer: FileOffer;
  source: FileSource;
  link: FileLink;
  /** Resolves when this file may be sent, with a function that lets the next one go. */
  takeTurn(): Promise<() => void>;
  onChange(): void;
}): OutgoingFile {
  const { offer, source, link, takeTurn, onChange } = options;
  const { id, sizeBytes, name } = offer;
  let progress: FileProgress = { status: 'offered', transferredBytes: 0, error: null };
  let acknowledged = 0;
  /** The send loop that counts; an older one stops as soon as it notices that it is not this one. */
  let current: object | null = null;
  /** Where the send loop begins that waits for its turn; null while none waits. */
  let start: number | null = null;
  /** The chunk that waits for the window, and the send loop that waits with it. */
  let waiting: { readonly index: number; readonly go: () => void } | null = null;

  function set(patch: Partial<FileProgress>) {
    progress = { ...progress, ...patch };
    if (progress.status !== 'active') {
      current = null;
      start = null;
      release();
    }
    onChange();
  }

  function acknowledge(chunks: number) {
    acknowledged = chunks;
    if (waiting && waiting.index - acknowledged < WINDOW_CHUNKS) release();
    set({ status: 'active', transferredBytes: Math.min(chunks * CHUNK_BYTES, sizeBytes) });
  }

  function release() {
    waiting?.go();
    waiting = null;
  }

  /** Resolves when few enough chunks are on their way, or when the send loop is no longer wanted. */
  function waitForWindow(index: number): Promise<void> {
    if (index - acknowledged < WINDOW_CHUNKS) return Promise.resolve();
    return new Promise((resolve) => (waiting = { index, go: resolve }));
  }

  /** However often the recipient asks: what runs is stopped, and one waits for its turn. */
  function restart(from: number) {
    current = null;
    release();
    const waits = start !== null;
    start = from;
    if (!waits) void sendLoop();
  }

  async function sendLoop() {
    const endTurn = await takeTurn();
    const [own, from] = [{}, start];
    start = null;
    try {
      if (from === null) return;
      current = own;
      await sendChunks(own, from);
    } catch (cause) {
      if (own === current) fail(toRtcError(cause, 'transfer-failed', `"${name}" could not be read.`));
    } finally {
      endTurn();
    }
  }

  async function sendChunks(own: object, from: number) {
    // Read ahead, so that the path never waits for the disk.
    let ahead = from < source.chunkCount ? source.read(from) : null;
    for (let index = from; ahead; index++) {
      await waitForWindow(index);
      const chunk = await ahead;
      if (own !== current) return;
      ahead = index + 1 < source.chunkCount ? source.read(index + 1) : null;
      // Whether it could be read matters when its turn comes.
      ahead?.catch(() => undefined);
      const unsent = await link.sendChunk({ type: 'chunk', id, index, ...chunk });
      if (unsent || own !== current) return;
    }
    const hash = await source.hash();
    if (own === current) link.send({ type: 'end', id, hash });
  }

  function fail(error: RtcError) {
    if (isOver(progress)) return;
    link.send({ type: 'stop', id, reason: 'failed' });
    set({ status: 'failed', error });
  }

  return {
    offer,
    get progress() {
      return progress;
    },
    receive(message) {
      if (isOver(progress)) return;
      if (message.type === 'stop') {
        set(reasons[message.reason](name));
      } else if (message.type === 'accept') {
        if (message.chunk > source.chunkCount) return;
        acknowledge(message.chunk);
        restart(message.chunk);
      } else if (message.type === 'ack') {
        const plausible = message.chunks > acknowledged && message.chunks <= source.chunkCount;
        if (progress.status === 'active' && plausible) acknowledge(message.chunks);
      } else if (message.type === 'done' && progress.status !== 'offered') {
        set({ status: 'done', transferredBytes: sizeBytes });
      }
    },
    interrupt() {
      if (progress.status === 'active') set({ status: 'interrupted' });
    },
    cancel() {
      if (isOver(progress)) return;
      link.send({ type: 'stop', id, reason: 'cancelled' });
      set({ status: 'cancelled' });
    },
    fail,
  };
}
