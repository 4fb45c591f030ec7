import type { RtcError } from '../../errors';
import type { FileControl, FileChunk } from './fileMessage';

/** The channel to one member. Nothing is kept for later: what matters is sent again when the channel opens. */
export interface FileLink {
  /** Whether the channel is open. */
  isOpen(): boolean;
  send(message: FileControl): void;
  /** @returns null once there is room for the next chunk; an error if it was not sent */
  sendChunk(chunk: FileChunk): Promise<RtcError | null>;
}

/**
 * How far a file is on its way to one recipient: offered and not answered; under way; waiting for the
 * connection; arrived and checked; refused; called off by one of the two; broken.
 */
export type FileTransferStatus =
  | 'offered'
  | 'active'
  | 'interrupted'
  | 'done'
  | 'declined'
  | 'cancelled'
  | 'failed';

/** The state of a file on its way to one recipient. */
export interface FileProgress {
  readonly status: FileTransferStatus;
  /** What has safely arrived, in bytes. */
  readonly transferredBytes: number;
  /** `transfer-failed` or `message-too-large`; null while nothing is wrong. */
  readonly error: RtcError | null;
}

/** Whether nothing more will happen. */
export const isOver = ({ status }: { readonly status: FileTransferStatus }) =>
  status !== 'offered' && status !== 'active' && status !== 'interrupted';
