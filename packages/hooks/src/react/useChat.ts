import { useCallback, useEffect, useMemo, useState } from 'react';
import type { RtcError } from '../core/errors';
import { createChat } from '../core/room/chat/chat';
import { createFileTransfers, type FileTransferOptions } from '../core/room/fileTransfers';
import { roomOf, type RoomSource } from '../core/room/roomSource';
import { createAttachments, type UseChatMessage } from './attachTransfers';
import { useChatPanelProps, type UseChatPanelProps } from './useChatPanelProps';
import { useStore } from './useStore';
import { useTransferOptions } from './useTransferOptions';

/** The chat of a room. The same object until something in it changes. */
export interface UseChatResult {
  /** `'open'` while the local participant is in the room. */
  status: 'idle' | 'open';
  /**
   * The last 1,000 messages, oldest first, in the same order at everyone; kept when you leave and join again. What was
   * written before, or in a break, comes from its writer where the writer is in the room; from others it is marked
   * `fromHistory`, since they could have made it up.
   */
  messages: readonly UseChatMessage[];
  /** The ids of the participants who are typing at the moment. */
  typing: readonly string[];
  /**
   * Sends a text to everyone in the room; each message's `status` and `recipients` tell what became of it.
   * @returns false if it was not sent; `error` says why
   */
  send(text: string): boolean;
  /** Offers a file to everyone in the room, as a message. @returns false if nobody else is; `error` says so */
  sendFile(file: File): boolean;
  /**
   * Sends an own message or file that failed again, in its place. @returns false if it was not sent; `error` says why
   */
  retry(id: string): boolean;
  /** Tells the others that the user is typing, or has stopped; call it with every key. `send` stops it. */
  setTyping(typing: boolean): void;
  /** Why the last text or file was not sent. */
  error: RtcError | null;
  /** All that a `ChatPanel` takes: `<ChatPanel {...chat.panelProps} />` is a chat with files, which can be accepted in it. */
  panelProps: UseChatPanelProps;
}

/**
 * The chat with everyone in a room, over its data channels: no server sees the messages. They arrive in spite of breaks.
 *
 * @param call a room, or what `useRoom` returned
 * @param options what files are accepted from the others; where `useFileTransfer` has options too, the component that
 *   rendered last decides
 */
export function useChat(call: RoomSource, options: FileTransferOptions = {}): UseChatResult {
  const room = roomOf(call);
  const chat = room.extension(createChat);
  const { messages, typing } = useStore(chat);
  const files = room.extension(createFileTransfers);
  const { transfers } = useStore(files);
  const { inRoom, participants } = useStore(room);
  const [error, setError] = useState<RtcError | null>(null);

  const [attach] = useState(createAttachments);
  const attached = useMemo(() => attach(messages, transfers), [attach, messages, transfers]);

  useTransferOptions(files, options);
  useEffect(() => files.retainUrls(), [files]);

  const report = useCallback((failure: RtcError | null) => {
    setError(failure);
    return failure === null;
  }, []);

  const actions = useMemo(
    () => ({
      send: (text: string) => report(chat.send(text)),
      sendFile: (file: File) => report(chat.sendFile(file)),
      retry: (id: string) => report(chat.retry(id)),
      setTyping: chat.setTyping,
    }),
    [chat, report],
  );
  const panelProps = useChatPanelProps({ messages: attached, typing, participants, isOpen: inRoom, actions, files });
  return useMemo(
    () => ({ status: inRoom ? 'open' : 'idle', messages: attached, typing, ...actions, error, panelProps }),
    [inRoom, attached, typing, actions, error, panelProps],
  );
}
