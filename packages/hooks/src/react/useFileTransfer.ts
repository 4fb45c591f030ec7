import { useEffect, useMemo, useState } from 'react';
import { RtcError } from '../core/errors';
import { createFileTransfers, type FileTransferOptions } from '../core/room/fileTransfers';
import type { FileTransfer } from '../core/room/fileTransfer/transfer';
import { roomOf, type RoomSource } from '../core/room/roomSource';
import { useStore } from './useStore';
import { useTransferOptions } from './useTransferOptions';

/** The files that go through a room. The same object until something in it changes. */
export interface UseFileTransferResult {
  /** `'open'` while the local participant is in the room. */
  status: 'idle' | 'open';
  /** Everything sent and offered, oldest first, until it is removed. */
  transfers: readonly FileTransfer[];
  /**
   * Offers a file to everyone who is in now, or to these participants. They are asked whether they want it; those who come
   * later are not. Any number may be sent at once: to each participant they go one after the other.
   *
   * @returns the transfer's id, or null if no participant was there; `error` says so
   */
  send(file: File, to?: string | readonly string[]): string | null;
  /**
   * Accepts an offered file. `saveAs` asks the user where to save it, if the browser can and when called
   * from a click; else a small one is held in memory and a large one on disk until it is removed.
   */
  accept(id: string, how?: { saveAs?: boolean }): Promise<void>;
  /** Declines an offered file. */
  decline(id: string): void;
  /** Cancels a transfer, from either side; of an outgoing one also for one recipient alone. */
  cancel(id: string, recipientId?: string): void;
  /** Cancels it if it is not over, revokes its URL and removes what was stored. */
  remove(id: string): void;
  /** Why the last file was not sent; what goes wrong with a transfer is its own `error`. */
  error: RtcError | null;
}

/**
 * Sends files to the others in a room and takes theirs, straight from browser to browser.
 *
 * A transfer goes on where it stopped when the connection comes back. Every chunk and the whole are checked
 * by SHA-256, and no more than a few MiB are in memory at a time. Nothing received is ever opened. The object
 * URLs of the files are revoked when the last component with this hook unmounts; the transfers go on until
 * the room is left.
 *
 * @param call a room, or what `useRoom` returned
 * @param options what is accepted from the others; where several components give some, the one that rendered last decides
 */
export function useFileTransfer(
  call: RoomSource,
  options: FileTransferOptions = {},
): UseFileTransferResult {
  const room = roomOf(call);
  const files = room.extension(createFileTransfers);
  const { transfers } = useStore(files);
  const { inRoom } = useStore(room);
  const [error, setError] = useState<RtcError | null>(null);

  useTransferOptions(files, options);
  useEffect(() => files.retainUrls(), [files]);

  const actions = useMemo(() => {
    const { accept, decline, cancel, remove } = files;
    const send = (file: File, to?: string | readonly string[]) => {
      const sent = files.send(file, to);
      const failure = sent instanceof RtcError ? sent : null;
      setError(failure);
      return sent instanceof RtcError ? null : sent;
    };
    return { send, accept, decline, cancel, remove };
  }, [files]);
  return useMemo(
    () => ({ status: inRoom ? 'open' : 'idle', transfers, ...actions, error }),
    [inRoom, transfers, actions, error],
  );
}
