import type { ChatMessage } from '../core/room/chat/chatMessage';
import type { FileTransfer } from '../core/room/fileTransfer/transfer';

/** A message, with the file where it is one. */
export interface UseChatMessage extends ChatMessage {
  /** The file, to be accepted and shown through `useFileTransfer`; null if there is none, or it was offered to others alone. */
  readonly transfer: FileTransfer | null;
}

/**
 * Makes a function that puts files to their messages. A message is the same object until it or its file changes, so that
 * the progress of one file renders one message and not a thousand.
 */
export function createAttachments() {
  const made = new WeakMap<ChatMessage, UseChatMessage>();

  return (messages: readonly ChatMessage[], transfers: readonly FileTransfer[]): readonly UseChatMessage[] => {
    const byId = new Map(transfers.map((transfer) => [transfer.id, transfer]));
    return messages.map((message) => {
      const transfer = byId.get(message.attachment ?? '') ?? null;
      const known = made.get(message);
      if (known?.transfer === transfer) return known;
      const attached = { ...message, transfer };
      made.set(message, attached);
      return attached;
    });
  };
}
