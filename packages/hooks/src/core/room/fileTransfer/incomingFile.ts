import { RtcError, toRtcError } from '../../errors';
import { joinHashes, sha256, toHex } from './fileHash';
import { isOver, type FileLink, type FileProgress } from './fileLink';
import {
  CHUNK_BYTES,
  WINDOW_CHUNKS,
  type FileControl,
  type FileOffer,
  type FileChunk,
  type StopReason,
} from './fileMessage';
import type { FileSink } from './fileSink';
import { countChunks } from './fileSource';

/** A file on its way from one member to here. */
export interface IncomingFile {
  readonly offer: FileOffer;
  readonly progress: FileProgress;
  /** The file, once it is whole; null before, and when it was written to a place that the user chose. */
  readonly file: Blob | null;
  /** Accepts it, into a sink that this opens. */
  accept(openSink: () => Promise<FileSink>): Promise<void>;
  /** A message of the sender about it. */
  receive(message: FileControl | FileChunk): void;
  /** The channel is new: asks for the rest, if the file is wanted. */
  answer(): void;
  /** What the sender was told at the end, to be told again if that was lost; null before the end. */
  readonly outcome: FileControl | null;
  interrupt(): void;
  /** Declines it, or cancels it. */
  stop(reason: StopReason, error?: RtcError): void;
  /** Removes what was stored. */
  discard(): void;
}

/** Makes the receiving end of a transfer that has been offered. */
export function createIncomingFile(options: {
  offer: FileOffer;
  link: FileLink;
  onChange(): void;
}): IncomingFile {
  const { offer, link, onChange } = options;
  const { id, sizeBytes, name } = offer;
  const chunkCount = countChunks(sizeBytes);
  /** Of the chunks that are stored: the size that is announced is no reason to allocate anything. */
  let hashes: Uint8Array<ArrayBuffer>[] = [];
  let progress: FileProgress = { status: 'offered', transferredBytes: 0, error: null };
  let file: Blob | null = null;
  let sink: FileSink | null = null;
  /** Chunks that came, and chunks of these that are checked and stored. */
  let received = 0;
  let stored = 0;
  let outcome: FileControl | null = null;
  let tail: Promise<void> = Promise.resolve();
  /** Settles once all that was checked so far is stored. */
  let writes: Promise<void> = Promise.resolve();

  function set(patch: Partial<FileProgress>) {
    progress = { ...progress, ...patch };
    onChange();
  }

  function stop(why: StopReason, error: RtcError | null = null) {
    if (isOver(progress)) return;
    outcome = { type: 'stop', id, reason: why };
    if (link.isOpen()) link.send(outcome);
    set({ status: why === 'declined' || why === 'cancelled' ? why : 'failed', error });
    discard();
  }

  function discard() {
    const used = sink;
    sink = null;
    file = null;
    hashes = [];
    // A sink that can't even be emptied is left to its own cleaning.
    void Promise.allSettled([tail, writes])
      .then(() => used?.discard())
      .catch(() => undefined);
  }

  const fail = (text: string) => stop('failed', new RtcError('transfer-failed', text));

  const onStorageError = (cause: unknown) =>
    stop('failed', toRtcError(cause, 'transfer-failed', `"${name}" could not be stored.`));

  /** One after the other: a chunk is checked before the next is. */
  function next(step: () => Promise<void> | void) {
    tail = tail.then(() => (isOver(progress) ? undefined : step())).catch(onStorageError);
  }

  /** What is on its way to the disk does not keep the next chunk waiting; the sender hears once it is there. */
  function keep(written: Promise<void>) {
    writes = onceWritten(written, writes).catch(onStorageError);
  }

  async function onceWritten(written: Promise<void>, before: Promise<void>) {
    await Promise.all([before, written]);
    if (isOver(progress)) return;
    stored += 1;
    link.send({ type: 'ack', id, chunks: stored });
    set({ transferredBytes: Math.min(stored * CHUNK_BYTES, sizeBytes) });
  }

  function onChunk({ index, hash, bytes }: FileChunk) {
    // After a reconnect a chunk may come twice.
    if (!sink || index !== received) return;
    const expectedBytes = index === chunkCount - 1 ? sizeBytes - index * CHUNK_BYTES : CHUNK_BYTES;
    if (index >= chunkCount || bytes.byteLength !== expectedBytes) {
      fail(`A chunk of "${name}" is not as large as announced.`);
      return;
    }
    if (received - stored > WINDOW_CHUNKS) {
      fail(`The sender of "${name}" does not wait for acknowledgements.`);
      return;
    }
    received += 1;
    // Hashed while the chunk before is still on its way to the disk.
    const hashed = sha256(bytes);
    // What it could fail with matters when its turn comes.
    hashed.catch(() => undefined);
    next(async () => {
      const actual = await hashed;
      if (toHex(actual) !== toHex(hash)) {
        fail(`Chunk ${index} of "${name}" is corrupt.`);
        return;
      }
      hashes[index] = actual;
      if (sink) keep(sink.write(bytes));
    });
  }

  async function onEnd(hash: string) {
    await writes;
    if (isOver(progress)) return;
    if (!sink || stored !== chunkCount || toHex(await sha256(joinHashes(hashes))) !== hash) {
      fail(`"${name}" did not arrive as it was sent.`);
      return;
    }
    file = await sink.finish();
    hashes = [];
    if (isOver(progress)) return;
    outcome = { type: 'done', id };
    link.send(outcome);
    set({ status: 'done' });
  }

  /** Asks for what is missing. */
  function ask() {
    next(async () => {
      await writes;
      received = stored;
      if (!link.isOpen() || isOver(progress)) return;
      set({ status: 'active' });
      link.send({ type: 'accept', id, chunk: stored });
    });
  }

  return {
    offer,
    get progress() {
      return progress;
    },
    get file() {
      return file;
    },
    get outcome() {
      return outcome;
    },
    async accept(openSink) {
      if (progress.status !== 'offered') return;
      set({ status: link.isOpen() ? 'active' : 'interrupted' });
      next(async () => {
        const opened = await openSink();
        if (isOver(progress)) await opened.discard();
        else sink = opened;
      });
      ask();
      await tail;
    },
    receive(message) {
      if (isOver(progress)) return;
      if (message.type === 'chunk') onChunk(message);
      else if (message.type === 'end') next(() => onEnd(message.hash));
      else if (message.type === 'stop') {
        if (message.reason === 'failed') fail(`The sender could not send "${name}".`);
        else stop('cancelled');
      }
    },
    answer() {
      if (!isOver(progress) && progress.status !== 'offered') ask();
    },
    interrupt() {
      if (progress.status === 'active') set({ status: 'interrupted' });
    },
    stop,
    discard,
  };
}
