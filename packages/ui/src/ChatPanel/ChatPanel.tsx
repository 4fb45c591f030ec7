import type { ReactNode } from 'react';
import type { ChatFiles, ChatTexts } from './chatMessage';
import { ChatPanelComposer, type ComposerOptions } from './ChatPanelComposer';
import { ChatPanelLog, type LogOptions } from './ChatPanelLog';
import { ChatPanelRoot, type ChatPanelRootProps } from './ChatPanelRoot';
import { ChatPanelTyping } from './ChatPanelTyping';

interface ChatPanelOptions extends ComposerOptions, LogOptions, Omit<ChatPanelRootProps, keyof ComposerOptions | 'children'> {
  /** What those are called who are typing. @default nobody is shown */
  typing?: readonly string[] | undefined;
  /** Beside the text box, such as buttons of your own. */
  children?: ReactNode;
}

/** Where there are files among the messages, what accepts, declines and cancels them is required. */
export type ChatPanelProps = ChatPanelOptions & (ChatTexts | ChatFiles);

/**
 * Text messages, files and photos: the log of the conversation, and a box to write in. `<ChatPanel {...chat.panelProps} />`
 * shows what `useChat` returns. Without `onSend` there is no box.
 */
export function ChatPanel({
  onRetry,
  onAccept,
  onDecline,
  onCancel,
  onRemove,
  renderMessage,
  typing,
  onSend,
  onAttach,
  onSendPhoto,
  onTyping,
  draft,
  defaultDraft,
  onDraftChange,
  inputRef,
  disabled,
  messages,
  children,
  ...rest
}: ChatPanelProps) {
  // That files come with what can be done with them is checked where it is called.
  const log = { messages, onAccept, onDecline, onCancel, onRemove } as ChatTexts | ChatFiles;
  const composer = { onSend, onAttach, onSendPhoto, onTyping, draft, defaultDraft, onDraftChange, inputRef, disabled };
  return (
    <ChatPanelRoot {...rest} onAttach={onAttach} disabled={disabled}>
      <ChatPanelLog {...log} onRetry={onRetry} renderMessage={renderMessage} />
      {typing && <ChatPanelTyping names={typing} />}
      {onSend && <ChatPanelComposer {...composer}>{children}</ChatPanelComposer>}
    </ChatPanelRoot>
  );
}
