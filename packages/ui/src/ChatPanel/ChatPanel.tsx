import { useEffect, useId, useRef, type ComponentPropsWithRef, type ReactNode } from 'react';
import { joinClasses } from '../joinClasses';
import { useLabels } from '../Labels/LabelsProvider';
import type { Labels } from '../locales/en';
import { MessageForm } from './MessageForm';

/** One line of the conversation. */
export interface ChatMessage {
  id: string;
  /** Who wrote it. */
  name: string;
  text: string;
  /** When, in milliseconds since 1970. */
  at: number;
  /** Whether one wrote it oneself. @default false */
  self?: boolean | undefined;
  /** Of one's own. @default 'sent' */
  status?: 'sending' | 'sent' | 'failed' | undefined;
}

export interface ChatPanelProps extends Omit<ComponentPropsWithRef<'section'>, 'children'> {
  /** Oldest first. */
  messages: readonly ChatMessage[];
  /** A person sent a text, trimmed and never empty. Return false to refuse it: it then stays in the box. */
  onSend?: ((text: string) => unknown) | undefined;
  /** Nothing can be sent now; what was typed stays. @default false */
  disabled?: boolean | undefined;
  /** Beside the text box: buttons to attach something. */
  children?: ReactNode;
  labels?: Partial<Labels['chatPanel']> | undefined;
}

/** A region that scrolls has to be reachable with the keyboard; not every browser sees to that. */
const reachable = { tabIndex: 0 };

/** Text messages: the log of what was said, and a box to say something. */
export function ChatPanel({
  messages,
  onSend,
  disabled = false,
  children,
  labels,
  className,
  ...rest
}: ChatPanelProps) {
  const text = useLabels('chatPanel', labels);
  const log = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const titleId = useId();

  // Follows the conversation, unless its reader scrolled up.
  useEffect(() => {
    if (log.current && atEnd.current) log.current.scrollTop = log.current.scrollHeight;
  });

  return (
    <section aria-labelledby={titleId} {...rest} className={joinClasses('visavis-chat-panel', className)}>
      <h2 id={titleId}>{text.title}</h2>
      <div
        ref={log}
        role="log"
        aria-label={text.messages}
        {...reachable}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          atEnd.current = scrollHeight - scrollTop - clientHeight < 32;
        }}
      >
        {messages.length === 0 && <p className="visavis-hint">{text.empty}</p>}
        {messages.map((message) => (
          <Message key={message.id} message={message} text={text} />
        ))}
      </div>
      <MessageForm text={text} disabled={disabled} onSend={(said) => onSend?.(said)}>
        {children}
      </MessageForm>
    </section>
  );
}

function Message({ message, text }: { message: ChatMessage; text: Labels['chatPanel'] }) {
  const { name, at, self = false, status = 'sent' } = message;
  return (
    <div className="visavis-chat-message" data-self={self || undefined} data-status={status}>
      <p className="visavis-chat-meta">
        <bdi>{self ? text.you : name}</bdi>{' '}
        {status === 'sent' ? (
          <time dateTime={new Date(at).toISOString()}>{text.time(at)}</time>
        ) : (
          <span>{text[status]}</span>
        )}
      </p>
      <p className="visavis-chat-text" dir="auto">
        {message.text}
      </p>
    </div>
  );
}
