import { useCallback, useMemo, useState } from 'react';
import type { RtcError } from '../core/errors';
import { createChat } from '../core/room/chat';
import type { ChatMessage } from '../core/room/chatMessage';
import { createFileTransfers } from '../core/room/fileTransfers';
import type { FileTransfer } from '../core/room/fileTransfer/transfer';
import type { Room } from '../core/room/room';
import { useStore } from './useStore';

/** A message, with the file where it is one. */
export interface UseChatMessage extends ChatMessage {
  /** The file, to be accepted and shown through `useFileTransfer`; null if there is none (any more). */
  readonly transfer: FileTransfer | null;
}

/** The chat of a room. */
export interface UseChatResult {
  /** `'open'` while one is in the room, so that somebody could hear. */
  status: 'idle' | 'open';
  /**
   * Everything written, oldest first; kept when one leaves and joins again. What was written before one came
   * is told by one of those who were here and marked `retold`: they could have made it up.
   */
  messages: readonly UseChatMessage[];
  /** The ids of the participants who are typing at the moment. */
  typing: readonly string[];
  /** Sends a text to everybody in the room. @returns false if it was not sent; `error` says why */
  send(text: string): boolean;
  /** Offers a file to everybody who is here, as a message. @returns false if nobody is; `error` says so */
  sendFile(file: File): boolean;
  /** Tells the others that one is typing, or has stopped; call it with every key. `send` stops it. */
  setTyping(typing: boolean): void;
  /** Why the last text or file was not sent. */
  error: RtcError | null;
}

/**
 * Writes to and reads from everybody in a room, over its data channels: no server sees the messages.
 *
 * @param call what `useRoom` returned
 */
export function useChat(call: { room: Room }): UseChatResult {
  const { room } = call;
  const chat = room.part(createChat);
  const { messages, typing } = useStore(chat);
  const { transfers } = useStore(room.part(createFileTransfers));
  const { status } = useStore(room);
  const [error, setError] = useState<RtcError | null>(null);

  const attached = useMemo(() => {
    const byId = new Map(transfers.map((transfer) => [transfer.id, transfer]));
    return messages.map((message) => ({ ...message, transfer: byId.get(message.attachment ?? '') ?? null }));
  }, [messages, transfers]);

  const report = useCallback((failure: RtcError | null) => {
    setError(failure);
    return failure === null;
  }, []);

  return {
    status: status === 'joined' || status === 'reconnecting' ? 'open' : 'idle',
    messages: attached,
    typing,
    send: useCallback((text: string) => report(chat.send(text)), [chat, report]),
    sendFile: useCallback((file: File) => report(chat.sendFile(file)), [chat, report]),
    setTyping: chat.setTyping,
    error,
  };
}
