import type { UseChatResult } from '@visavis/hooks';
import { ChatPanel } from '@visavis/ui';
import { useEffect, useRef } from 'react';

export interface CallChatProps {
  chat: UseChatResult;
  /** Closed, it keeps what was typed so far. */
  open: boolean;
  /** Escape was pressed in it. */
  onClose: () => void;
  className?: string | undefined;
}

/** The chat. Opened, it takes the focus, but not on a phone, where that would bring up the keyboard. */
export function CallChat({ chat, open, onClose, className }: CallChatProps) {
  const panel = useRef<HTMLElement>(null);

  useEffect(() => {
    if (open && matchMedia('(pointer: fine)').matches) panel.current?.querySelector('textarea')?.focus();
  }, [open]);

  return (
    <ChatPanel
      ref={panel}
      className={className}
      hidden={!open}
      messages={chat.messages.map(({ id, name, text, at, own }) => ({ id, name, text, at, self: own }))}
      disabled={chat.status !== 'open'}
      onSend={chat.send}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.nativeEvent.isComposing) onClose();
      }}
    />
  );
}
