import type { RtcError } from '../../errors';
import { isOver, type FileProgress, type FileTransferStatus } from './fileLink';

/** The progress of a file to one of its recipients. */
export interface FileRecipient extends FileProgress {
  /** A participant's id. */
  readonly id: string;
  /** What the participant was called when it was sent. */
  readonly name: string;
}

/** A file that is sent or offered. */
export interface FileTransfer {
  /** Unique in the room. */
  readonly id: string;
  readonly direction: 'incoming' | 'outgoing';
  /** What the file is called; of an incoming one, without anything that a file name should not have. */
  readonly name: string;
  /** Its media type, as the sender says. Types that could run a script read `application/octet-stream`. */
  readonly type: string;
  readonly sizeBytes: number;
  /** The sender: a participant's id. */
  readonly from: string;
  /** The sender's name at the time. */
  readonly fromName: string;
  /** When it was offered, in ms since 1970 by this machine's clock. */
  readonly at: number;
  /** Of an outgoing one: `'active'` while any recipient is being sent to, `'done'` once any has it. */
  readonly status: FileTransferStatus;
  /** What has arrived, in bytes; of an outgoing one, at the recipient who has least. */
  readonly transferredBytes: number;
  /** `transfer-failed` or `message-too-large`. */
  readonly error: RtcError | null;
  /** Whom an outgoing one goes to; empty for an incoming one. */
  readonly recipients: readonly FileRecipient[];
  /** The file; of an incoming one, once it has arrived, unless it was saved to a chosen place. */
  readonly file: Blob | null;
  /** An object URL of `file` while a component uses the hook; revoked with the transfer. */
  readonly url: string | null;
}

/** What comes first describes a transfer to several best. */
const order: readonly FileTransferStatus[] = [
  'active',
  'interrupted',
  'offered',
  'done',
  'failed',
  'declined',
  'cancelled',
];

/** One progress for all recipients. */
export function combineProgress(all: readonly FileProgress[]): FileProgress {
  const statuses = new Set(all.map(({ status }) => status));
  const status = order.find((each) => statuses.has(each)) ?? 'failed';
  const relevant = all.filter((each) => each.status === 'done' || !isOver(each));
  const counted = relevant.length > 0 ? relevant : all;
  const transferredBytes = Math.min(...counted.map((each) => each.transferredBytes));
  return { status, transferredBytes, error: all.find(({ error }) => error)?.error ?? null };
}
