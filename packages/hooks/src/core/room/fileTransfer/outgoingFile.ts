import { RtcError, toRtcError } from '../../errors';
import { isOver, type FileLink, type FileProgress } from './fileLink';
import { PIECE_BYTES, WINDOW_PIECES, type FileControl, type FileOffer, type StopReason } from './fileMessage';
import type { FileSource } from './fileSource';

/** A file on its way from here to one member. */
export interface OutgoingFile {
  readonly offer: FileOffer;
  readonly progress: FileProgress;
  /** What the recipient said about it. */
  hear(message: FileControl): void;
  /** The channel is closed; it goes on when the recipient asks for the rest. */
  interrupt(): void;
  /** Calls it off. */
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
  onChange(): void;
}): OutgoingFile {
  const { offer, source, link, onChange } = options;
  const { id, sizeBytes, name } = offer;
  let progress: FileProgress = { status: 'offered', transferredBytes: 0, error: null };
  let acknowledged = 0;
  /** The run that sends; an older one stops as soon as it notices that it is not this one. */
  let current: object | null = null;
  /** The piece that waits until it may go, and the run that waits for it. */
  let waiting: { readonly index: number; readonly go: () => void } | null = null;

  function set(patch: Partial<FileProgress>) {
    progress = { ...progress, ...patch };
    if (progress.status !== 'active') {
      current = null;
      letGo();
    }
    onChange();
  }

  function acknowledge(pieces: number) {
    acknowledged = pieces;
    if (waiting && waiting.index - acknowledged < WINDOW_PIECES) letGo();
    set({ status: 'active', transferredBytes: Math.min(pieces * PIECE_BYTES, sizeBytes) });
  }

  function letGo() {
    waiting?.go();
    waiting = null;
  }

  /** Resolves when few enough pieces are on their way, or when the run is no longer wanted. */
  function turnOf(index: number): Promise<void> {
    if (index - acknowledged < WINDOW_PIECES) return Promise.resolve();
    return new Promise((resolve) => (waiting = { index, go: resolve }));
  }

  async function run(from: number) {
    letGo();
    const own = (current = {});
    // Read ahead, so that the path never waits for the disk.
    let ahead = from < source.pieceCount ? source.read(from) : null;
    try {
      for (let index = from; ahead; index++) {
        await turnOf(index);
        const piece = await ahead;
        if (own !== current) return;
        ahead = index + 1 < source.pieceCount ? source.read(index + 1) : null;
        // Whether it could be read matters when its turn comes.
        ahead?.catch(() => undefined);
        const unsent = await link.sendPiece({ type: 'piece', id, index, ...piece });
        if (unsent || own !== current) return;
      }
      const hash = await source.hash();
      if (own === current) link.send({ type: 'end', id, hash });
    } catch (cause) {
      if (own === current) fail(toRtcError(cause, 'transfer-failed', `"${name}" could not be read.`));
    }
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
    hear(message) {
      if (isOver(progress)) return;
      if (message.type === 'stop') {
        set(reasons[message.reason](name));
      } else if (message.type === 'accept') {
        if (message.piece > source.pieceCount) return;
        acknowledge(message.piece);
        void run(message.piece);
      } else if (message.type === 'ack') {
        const plausible = message.pieces > acknowledged && message.pieces <= source.pieceCount;
        if (progress.status === 'active' && plausible) acknowledge(message.pieces);
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
