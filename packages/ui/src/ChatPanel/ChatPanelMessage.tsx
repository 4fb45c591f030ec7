import { memo, useState, type ComponentPropsWithRef } from 'react';
import { FileCard, type FileActions } from '../FileTransferPanel/FileCard';
import { Icon } from '../Icon/Icon';
import { retryShape } from '../Icon/shapes';
import { joinClasses } from '../joinClasses';
import { keepFocus } from '../keepFocus';
import { useComponentLabels } from '../Labels/useComponentLabels';
import { chatPanel } from '../locales/en/chatPanel';
import type { ChatMessage } from './chatMessage';
import { MessageText } from './MessageText';

export interface ChatPanelMessageProps extends FileActions, Omit<ComponentPropsWithRef<'div'>, 'children'> {
  message: ChatMessage;
  /** Whether it follows another one of its writer, so that its name and time need not be seen again. @default false */
  grouped?: boolean | undefined;
  /** Whether it has just arrived, so that a screen reader reads it. @default false */
  arrived?: boolean | undefined;
  /** The user sends an own message or file again that failed. Offers the button. */
  onRetry?: ((id: string) => unknown) | undefined;
}

/** One message: who wrote it, when, and what. It renders when one of its props changes, and only then. */
export const ChatPanelMessage = /* @__PURE__ */ memo(function ChatPanelMessage({
  message,
  grouped = false,
  arrived = false,
  onRetry,
  onAccept,
  onDecline,
  onCancel,
  onRemove,
  className,
  ...rest
}: ChatPanelMessageProps) {
  const text = useComponentLabels('chatPanel', chatPanel);
  // What comes into the page from above, or was there from the start, is not news.
  const [quiet] = useState(!arrived);
  const { id, at, transfer, own = false, status = 'delivered', fromHistory = false } = message;
  const name = message.name || text.guest;
  const writer = own ? text.you : fromHistory ? text.fromHistory(name) : name;
  const retry = own && onRetry ? () => onRetry(id) : undefined;
  return (
    <div
      aria-live={quiet ? 'off' : undefined}
      {...rest}
      className={joinClasses('visavis-chat-message', className)}
      data-self={own || undefined}
      data-status={status}
      data-grouped={grouped || undefined}
    >
      <p className={grouped && status === 'delivered' ? 'visavis-visually-hidden' : 'visavis-chat-meta'}>
        <bdi>{writer}</bdi>{' '}
        {status === 'delivered' ? (
          <time dateTime={new Date(at).toISOString()} suppressHydrationWarning>
            {text.time(at)}
          </time>
        ) : (
          <span>{text[status]}</span>
        )}
      </p>
      {transfer ? (
        <div className="visavis-chat-text">
          <FileCard file={transfer} {...{ onAccept, onDecline, onCancel, onRemove }} onRetry={retry} />
        </div>
      ) : (
        <p className="visavis-chat-text" dir="auto">
          {message.attachment === undefined ? <MessageText text={message.text} /> : text.fileGone}
        </p>
      )}
      {status === 'failed' && !transfer && retry && (
        <button
          type="button"
          className="visavis-chat-retry"
          onClick={({ currentTarget }) => {
            keepFocus(currentTarget, currentTarget.closest<HTMLElement>('.visavis-chat-panel'));
            void retry();
          }}
        >
          <Icon shape={retryShape} />
          {text.retry}
        </button>
      )}
    </div>
  );
});
