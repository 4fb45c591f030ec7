import { useCallback, useEffect, useState } from 'react';
import { RtcError } from '../core/errors';
import { createFileTransfers, type FileTransferOptions } from '../core/room/fileTransfers';
import type { FileTransfer } from '../core/room/fileTransfer/transfer';
import type { Room } from '../core/room/room';
import { useStore } from './useStore';

/** The files that go through a room. */
export interface UseFileTransferResult {
  /** `'open'` while one is in the room. */
  status: 'idle' | 'open';
  /** Everything sent and offered, oldest first, until it is removed. */
  transfers: readonly FileTransfer[];
  /**
   * Offers a file to everybody who is here now, or to these participants. They are asked whether they want
   * it; late comers are not.
   *
   * @returns the transfer's id, or null if nobody was there; `error` says so
   */
  send(file: File, to?: string | readonly string[]): string | null;
  /**
   * Takes an offered file. `saveAs` asks the person where to save it, if the browser can and when called
   * from a click; else a small one is held in memory and a large one on disk until it is removed.
   */
  accept(id: string, how?: { saveAs?: boolean }): Promise<void>;
  /** Refuses an offered file. */
  decline(id: string): void;
  /** Calls a transfer off, from either side; of an outgoing one also for one recipient alone. */
  cancel(id: string, recipientId?: string): void;
  /** Calls it off if it is not over, revokes its URL and forgets what was stored. */
  remove(id: string): void;
  /** Why the last file was not sent; a transfer's own trouble is its `error`. */
  error: RtcError | null;
}

/**
 * Sends files to the others in a room and takes theirs, straight from browser to browser.
 *
 * A transfer goes on where it stopped when the connection comes back. Every piece and the whole are checked
 * by SHA-256, and no more than a few MiB are in memory at a time. Nothing received is ever opened. The object
 * URLs of the files are revoked when the last component with this hook unmounts; the transfers go on until
 * the room is left.
 *
 * @param call what `useRoom` returned
 * @param options what is taken from the others; the component that rendered last decides
 */
export function useFileTransfer(
  call: { room: Room },
  options: FileTransferOptions = {},
): UseFileTransferResult {
  const { room } = call;
  const { maxFileBytes, acceptImagesBytes } = options;
  const files = room.part(createFileTransfers);
  const { transfers } = useStore(files);
  const { status } = useStore(room);
  const [error, setError] = useState<RtcError | null>(null);

  useEffect(() => {
    files.setOptions({ maxFileBytes, acceptImagesBytes });
  }, [files, maxFileBytes, acceptImagesBytes]);
  useEffect(() => files.retainUrls(), [files]);

  return {
    status: status === 'joined' || status === 'reconnecting' ? 'open' : 'idle',
    transfers,
    send: useCallback(
      (file: File, to?: string | readonly string[]) => {
        const sent = files.send(file, to);
        const failure = sent instanceof RtcError ? sent : null;
        setError(failure);
        return sent instanceof RtcError ? null : sent;
      },
      [files],
    ),
    accept: files.accept,
    decline: files.decline,
    cancel: files.cancel,
    remove: files.remove,
    error,
  };
}
