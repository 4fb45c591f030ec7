import { RtcError, toRtcError } from '../../errors';
import { sha256, toHex } from './fileHash';
import { isOver, type FileLink, type FileProgress } from './fileLink';
import {
  PIECE_BYTES,
  WINDOW_PIECES,
  type FileControl,
  type FileOffer,
  type FilePiece,
  type StopReason,
} from './fileMessage';
import type { FileSink } from './fileSink';
import { countPieces } from './fileSource';

/** A file on its way from one member to here. */
export interface IncomingFile {
  readonly offer: FileOffer;
  readonly progress: FileProgress;
  /** The file, once it is whole; null before, and when it went to a place that the person chose. */
  readonly file: Blob | null;
  /** Takes it, into a sink that this opens. */
  accept(openSink: () => Promise<FileSink>): Promise<void>;
  /** What the sender sent of it or said about it. */
  hear(message: FileControl | FilePiece): void;
  /** The sender asks how it stands, because the channel is new. */
  answer(): void;
  interrupt(): void;
  /** Refuses it, or calls it off. */
  stop(reason: StopReason, error?: RtcError): void;
  /** Forgets what was stored. */
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
  const pieceCount = countPieces(sizeBytes);
  const hashes = new Uint8Array(pieceCount * 32);
  let progress: FileProgress = { status: 'offered', transferredBytes: 0, error: null };
  let file: Blob | null = null;
  let sink: FileSink | null = null;
  /** Pieces that came, and pieces of these that are checked and stored. */
  let received = 0;
  let stored = 0;
  let reason: StopReason = 'cancelled';
  let tail: Promise<void> = Promise.resolve();
  /** Settles once all that was checked so far is stored. */
  let writes: Promise<void> = Promise.resolve();

  function set(patch: Partial<FileProgress>) {
    progress = { ...progress, ...patch };
    onChange();
  }

  function stop(why: StopReason, error: RtcError | null = null) {
    if (isOver(progress)) return;
    reason = why;
    if (link.isOpen()) link.send({ type: 'stop', id, reason });
    set({ status: why === 'declined' || why === 'cancelled' ? why : 'failed', error });
    discard();
  }

  function discard() {
    const used = sink;
    sink = null;
    file = null;
    // A sink that can't even be emptied is left to its own cleaning.
    void Promise.allSettled([tail, writes])
      .then(() => used?.discard())
      .catch(() => undefined);
  }

  const fail = (text: string) => stop('failed', new RtcError('transfer-failed', text));

  const onStorageError = (cause: unknown) =>
    stop('failed', toRtcError(cause, 'transfer-failed', `"${name}" could not be stored.`));

  /** One after the other: a piece is checked before the next is. */
  function next(step: () => Promise<void> | void) {
    tail = tail.then(() => (isOver(progress) ? undefined : step())).catch(onStorageError);
  }

  /** What is on its way to the disk does not keep the next piece waiting; the sender hears once it is there. */
  function keep(written: Promise<void>) {
    writes = onceWritten(written, writes).catch(onStorageError);
  }

  async function onceWritten(written: Promise<void>, before: Promise<void>) {
    await Promise.all([before, written]);
    if (isOver(progress)) return;
    stored += 1;
    link.send({ type: 'ack', id, pieces: stored });
    set({ transferredBytes: Math.min(stored * PIECE_BYTES, sizeBytes) });
  }

  function onPiece({ index, hash, bytes }: FilePiece) {
    // After a reconnect a piece may come twice.
    if (!sink || index !== received) return;
    const expectedBytes = index === pieceCount - 1 ? sizeBytes - index * PIECE_BYTES : PIECE_BYTES;
    if (index >= pieceCount || bytes.byteLength !== expectedBytes) {
      fail(`A piece of "${name}" is not as large as announced.`);
      return;
    }
    if (received - stored > WINDOW_PIECES) {
      fail(`The sender of "${name}" does not wait for acknowledgements.`);
      return;
    }
    received += 1;
    // Hashed while the piece before is still on its way to the disk.
    const hashed = sha256(bytes);
    // What it could fail with matters when its turn comes.
    hashed.catch(() => undefined);
    next(async () => {
      const actual = await hashed;
      if (toHex(actual) !== toHex(hash)) {
        fail(`Piece ${index} of "${name}" is corrupt.`);
        return;
      }
      hashes.set(actual, index * 32);
      if (sink) keep(sink.write(bytes));
    });
  }

  async function onEnd(hash: string) {
    await writes;
    if (isOver(progress)) return;
    if (!sink || stored !== pieceCount || toHex(await sha256(hashes)) !== hash) {
      fail(`"${name}" did not arrive as it was sent.`);
      return;
    }
    file = await sink.finish();
    if (isOver(progress)) return;
    link.send({ type: 'done', id });
    set({ status: 'done' });
  }

  /** Asks for what is missing. */
  function ask() {
    next(async () => {
      await writes;
      received = stored;
      if (!link.isOpen() || isOver(progress)) return;
      set({ status: 'active' });
      link.send({ type: 'accept', id, piece: stored });
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
    hear(message) {
      if (isOver(progress)) return;
      if (message.type === 'piece') onPiece(message);
      else if (message.type === 'end') next(() => onEnd(message.hash));
      else if (message.type === 'stop') {
        if (message.reason === 'failed') fail(`The sender could not send "${name}".`);
        else stop('cancelled');
      }
    },
    answer() {
      if (progress.status === 'done') link.send({ type: 'done', id });
      else if (isOver(progress)) link.send({ type: 'stop', id, reason });
      else if (progress.status !== 'offered') ask();
    },
    interrupt() {
      if (progress.status === 'active') set({ status: 'interrupted' });
    },
    stop,
    discard,
  };
}
