import type { Participant, UseChatMessage, UseChatResult, UseFileTransferResult } from '@visavis/hooks';
import { ChatPanel, type ChatMessage } from '../ChatPanel/ChatPanel';
import { useEffect, useRef } from 'react';
import { useCallLabels } from './CallLabels';
import type { CallLabels } from './locales/en';

export interface CallChatProps {
  chat: UseChatResult;
  /** Oldest first. */
  messages: readonly UseChatMessage[];
  files: UseFileTransferResult;
  /** The others. */
  participants: readonly Participant[];
  /** Closed, it keeps what was typed so far. */
  open: boolean;
  onSendFiles: (files: readonly File[]) => void;
  onSendPhoto: () => void;
  /** Escape was pressed in it. */
  onClose: () => void;
  className?: string | undefined;
}

/**
 * The chat, with files and photos, and with who is typing. Opened, it takes the focus, but not on a phone, where
 * that would bring up the keyboard.
 */
export function CallChat({
  chat,
  messages,
  files,
  participants,
  open,
  onSendFiles,
  onSendPhoto,
  onClose,
  className,
}: CallChatProps) {
  const words = useCallLabels();
  const panel = useRef<HTMLDivElement>(null);
  const names = participants
    .filter(({ id }) => chat.typing.includes(id))
    .map(({ name }) => name || words.call.guest);

  useEffect(() => {
    if (open && matchMedia('(pointer: fine)').matches) panel.current?.querySelector('textarea')?.focus();
  }, [open]);

  return (
    // Not on the panel: before React 19 a component is given no `ref`.
    <div ref={panel} className={`${className} visavis-call-chat`} hidden={!open}>
      <ChatPanel
        messages={messages.map((message) => toLine(message, words))}
        disabled={chat.status !== 'open'}
        onSend={chat.send}
        onAttach={onSendFiles}
        onSendPhoto={onSendPhoto}
        onAccept={files.accept}
        onDecline={files.decline}
        onCancel={files.cancel}
        onInput={({ target }) => {
          if (target instanceof HTMLTextAreaElement) chat.setTyping(target.value.trim() !== '');
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && !event.nativeEvent.isComposing) onClose();
        }}
      />
      <p className="visavis-call-chat-typing">{names.length > 0 && words.chat.typing(names)}</p>
    </div>
  );
}

/**
 * A line of the conversation. A file that is no longer there leaves its place; what somebody else remembers of a writer
 * is marked as such, since they could have made it up.
 */
function toLine(message: UseChatMessage, { chat, call }: CallLabels): ChatMessage {
  const { id, name, text, at, own, attachment, transfer, fromHistory } = message;
  const who = name || call.guest;
  return {
    id,
    name: fromHistory ? chat.retold(who) : who,
    at,
    self: own,
    file: transfer,
    text: attachment ? (transfer ? '' : chat.fileGone) : text,
  };
}
