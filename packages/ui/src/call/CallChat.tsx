import type { UseChatMessage, UseChatResult } from '@visavis/hooks';
import { useEffect, useRef } from 'react';
import { ChatPanel } from '../ChatPanel/ChatPanel';

export interface CallChatProps {
  chat: UseChatResult;
  /** Oldest first; also those of an earlier stay. */
  messages: readonly UseChatMessage[];
  /** Closed, it keeps what was typed so far. */
  open: boolean;
  onSendFiles: (files: readonly File[]) => void;
  onSendPhoto: () => void;
  /** Escape was pressed in it, its button, or its handle was pulled down. */
  onClose: () => void;
  className?: string | undefined;
}

/** The chat, with files and photos. Opened, it takes the focus, but not on a phone, where that would bring up the keyboard. */
export function CallChat({ chat, messages, open, onSendFiles, onSendPhoto, onClose, className }: CallChatProps) {
  const box = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    if (open && matchMedia('(pointer: fine)').matches) box.current?.focus();
  }, [open]);

  return (
    <ChatPanel
      {...chat.panelProps}
      className={className}
      hidden={!open}
      inputRef={box}
      messages={messages}
      onAttach={onSendFiles}
      onSendPhoto={onSendPhoto}
      onClose={onClose}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.nativeEvent.isComposing) onClose();
      }}
    />
  );
}
