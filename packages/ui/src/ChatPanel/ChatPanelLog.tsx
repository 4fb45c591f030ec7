import { Fragment, type ComponentPropsWithRef, type ReactNode } from 'react';
import { Icon } from '../Icon/Icon';
import { newestShape } from '../Icon/shapes';
import { joinClasses } from '../joinClasses';
import { keepFocus } from '../keepFocus';
import { useComponentLabels } from '../Labels/useComponentLabels';
import { chatPanel } from '../locales/en/chatPanel';
import { reachable } from '../reachable';
import { arrangeMessages } from './arrangeMessages';
import type { ChatFiles, ChatTexts } from './chatMessage';
import { ChatPanelMessage, type ChatPanelMessageProps } from './ChatPanelMessage';
import { useConversation } from './useConversation';

export interface LogOptions {
  /** The user sends an own message or file again that failed. Offers the button. */
  onRetry?: ((id: string) => unknown) | undefined;
  /** Renders a message in place of `ChatPanelMessage`, which takes the same props. */
  renderMessage?: ((props: ChatPanelMessageProps) => ReactNode) | undefined;
}

export type ChatPanelLogProps = (ChatTexts | ChatFiles) & LogOptions & Omit<ComponentPropsWithRef<'div'>, 'children'>;

/**
 * The messages, oldest first: days, what is new, and a way back to the newest. However many there are, no more are
 * rendered than the user has gone up to see.
 */
export function ChatPanelLog({
  messages,
  onRetry,
  onAccept,
  onDecline,
  onCancel,
  onRemove,
  renderMessage = (props) => <ChatPanelMessage {...props} />,
  className,
  ...rest
}: ChatPanelLogProps) {
  const text = useComponentLabels('chatPanel', chatPanel);
  const { log, onScroll, start, read, isAtEnd, showEarlier, showNewest } = useConversation(messages);
  const { firstNew, unread, arrived } = read;
  return (
    <div {...rest} className={joinClasses('visavis-chat-log', className)}>
      <div ref={log} role="log" aria-label={text.messages} {...reachable} onScroll={onScroll}>
        {start > 0 && (
          <button
            type="button"
            className="visavis-button"
            aria-live="off"
            onClick={({ currentTarget }) => {
              keepFocus(currentTarget, currentTarget.closest<HTMLElement>('.visavis-chat-log'));
              showEarlier();
            }}
          >
            {text.earlier}
          </button>
        )}
        {messages.length === 0 && <p className="visavis-hint">{text.empty}</p>}
        {arrangeMessages(messages, start, firstNew).map(({ message, grouped, startsDay }) => (
          <Fragment key={message.id}>
            {startsDay && (
              <p className="visavis-chat-day">
                <time dateTime={new Date(message.at).toISOString()} suppressHydrationWarning>
                  {text.day(message.at)}
                </time>
              </p>
            )}
            {message.id === firstNew && <p className="visavis-chat-new">{text.newMessages}</p>}
            {renderMessage({ message, grouped, arrived: arrived.has(message.id), onRetry, onAccept, onDecline, onCancel, onRemove })}
          </Fragment>
        ))}
      </div>
      {!isAtEnd && (
        <button
          type="button"
          className="visavis-button"
          data-variant={unread > 0 ? 'primary' : undefined}
          onClick={() => {
            log.current?.focus({ preventScroll: true });
            showNewest();
          }}
        >
          <Icon shape={newestShape} />
          {unread > 0 ? text.unread(unread) : text.newest}
        </button>
      )}
    </div>
  );
}
