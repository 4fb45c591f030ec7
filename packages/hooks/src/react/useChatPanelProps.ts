import { useMemo, useState } from 'react';
import type { FileTransfers } from '../core/room/fileTransfers';
import { keepSame } from '../core/room/keepSame';
import type { Participant } from '../core/room/participant';
import type { UseChatMessage } from './attachTransfers';

/** What a `ChatPanel` takes, from the chat of a room. The same object until something in it changes. */
export interface UseChatPanelProps {
  /** Oldest first. */
  messages: readonly UseChatMessage[];
  /** What those are called who are typing. */
  typing: readonly string[];
  /** Whether nothing can be sent now: the local participant is not in the room. */
  disabled: boolean;
  /** Sends a text. @returns false if it was not sent */
  onSend(text: string): boolean;
  /** Offers files to everyone in the room. */
  onAttach(files: readonly File[]): void;
  /** Sends an own message or file that failed again. */
  onRetry(id: string): void;
  /** Tells the others that the user is typing, or has stopped. */
  onTyping(typing: boolean): void;
  /** Accepts the file of a transfer. */
  onAccept(id: string): void;
  /** Declines it. */
  onDecline(id: string): void;
  /** Cancels it, from either side. */
  onCancel(id: string): void;
}

interface ChatActions {
  send(text: string): boolean;
  sendFile(file: File): boolean;
  retry(id: string): boolean;
  setTyping(typing: boolean): void;
}

/** Participants change far more often than the names of those who are typing. */
function createNames() {
  let names: readonly string[] = [];
  return (next: readonly string[]) => (names = keepSame(names, next));
}

/** Joins a chat and the files in it to the props of a panel. */
export function useChatPanelProps(chat: {
  messages: readonly UseChatMessage[];
  typing: readonly string[];
  participants: readonly Participant[];
  isOpen: boolean;
  actions: ChatActions;
  files: FileTransfers;
}): UseChatPanelProps {
  const { messages, typing, participants, isOpen, actions, files } = chat;
  const [keepNames] = useState(createNames);
  const typists = keepNames(participants.flatMap(({ id, name }) => (typing.includes(id) ? [name] : [])));

  const handlers = useMemo(
    () => ({
      onSend: actions.send,
      onAttach: (chosen: readonly File[]) => chosen.forEach((file) => actions.sendFile(file)),
      onRetry: (id: string) => void actions.retry(id),
      onTyping: actions.setTyping,
      onAccept: (id: string) => void files.accept(id),
      onDecline: files.decline,
      onCancel: (id: string) => files.cancel(id),
    }),
    [actions, files],
  );
  return useMemo(
    () => ({ messages, typing: typists, disabled: !isOpen, ...handlers }),
    [messages, typists, isOpen, handlers],
  );
}
