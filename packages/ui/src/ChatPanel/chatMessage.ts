import type { FileActions, TransferredFile } from '../FileTransferPanel/FileCard';

/** One line of the conversation; the messages of `useChat` are of this shape. */
export interface ChatMessage {
  id: string;
  /** Who wrote it; '' is a guest. */
  name: string;
  /** The writer's id, which tells two of one name apart. */
  from?: string | undefined;
  text: string;
  /** When, in milliseconds since 1970. */
  at: number;
  /** Whether the local participant wrote it. @default false */
  own?: boolean | undefined;
  /** Of an own one. @default 'delivered' */
  status?: 'sending' | 'delivered' | 'failed' | undefined;
  /** The id of a file's transfer, where it is a file; without `transfer`, the file is no longer there. */
  attachment?: string | undefined;
  /** The file, where it is one; shown in place of the text. */
  transfer?: TransferredFile | null | undefined;
  /** Whether another participant than its writer told it, who could have made it up. @default false */
  fromHistory?: boolean | undefined;
}

/** One that is no file. */
export type ChatText = ChatMessage & { transfer?: null | undefined };

/** Messages without files. */
export interface ChatTexts extends FileActions {
  /** Oldest first. */
  messages: readonly ChatText[];
}

/** Messages among which are files, which are of no use to anyone who can't accept them. */
export interface ChatFiles extends FileActions {
  /** Oldest first. */
  messages: readonly ChatMessage[];
  /** The user accepts a file that is offered. */
  onAccept: (id: string) => unknown;
  /** The user declines it. */
  onDecline: (id: string) => unknown;
  /** The user cancels a transfer that is under way. */
  onCancel: (id: string) => unknown;
}
