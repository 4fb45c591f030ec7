import { useEffect, useId, useRef, type ComponentPropsWithRef, type ReactNode } from 'react';
import { joinClasses } from '../joinClasses';
import { useLabels } from '../Labels/LabelsProvider';
import type { Labels } from '../locales/en';
import { FileCard, type FileActions, type TransferredFile } from '../FileTransferPanel/FileCard';
import { observeSize } from '../observeSize';
import { reachable } from '../reachable';
import { MessageForm } from './MessageForm';
import { MessageText } from './MessageText';

/** One line of the conversation. */
export interface ChatMessage {
  id: string;
  /** Who wrote it. */
  name: string;
  text: string;
  /** The file, where it is one; shown in place of the text. */
  file?: TransferredFile | null | undefined;
  /** When, in milliseconds since 1970. */
  at: number;
  /** Whether one wrote it oneself. @default false */
  self?: boolean | undefined;
  /** Of an own one. @default 'delivered' */
  status?: 'sending' | 'delivered' | 'failed' | undefined;
}

export interface ChatPanelProps extends Omit<ComponentPropsWithRef<'section'>, 'children'>, FileActions {
  /** Oldest first. */
  messages: readonly ChatMessage[];
  /** A person sent a text, trimmed and never empty. Return false to refuse it: it then stays in the box. */
  onSend?: ((text: string) => unknown) | undefined;
  /** A person chose files or pasted pictures; never empty. Offers the button. */
  onAttach?: ((files: File[]) => void) | undefined;
  /** A person wants to send a photo from the camera. Offers the button. */
  onSendPhoto?: (() => void) | undefined;
  /** Nothing can be sent now; what was typed stays. @default false */
  disabled?: boolean | undefined;
  /** Beside the text box: buttons to attach something. */
  children?: ReactNode;
  labels?: Partial<Labels['chatPanel']> | undefined;
}

/** Text messages, files and photos: the log of what was said, and a box to say something. */
export function ChatPanel({
  messages,
  onSend,
  onAttach,
  onSendPhoto,
  onAccept,
  onDecline,
  onCancel,
  onRemove,
  disabled = false,
  children,
  labels,
  className,
  ...rest
}: ChatPanelProps) {
  const text = useLabels('chatPanel', labels);
  const log = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const top = useRef(0);
  const titleId = useId();

  // Follows the conversation, unless its reader scrolled up.
  useEffect(() => follow(log.current, atEnd.current));
  // A phone's keyboard takes room from it, and a picture needs some once it is there.
  useEffect(() => {
    const element = log.current;
    if (!element) return undefined;
    const onSize = () => follow(element, atEnd.current);
    const unobserve = observeSize(element, onSize);
    element.addEventListener('load', onSize, true);
    return () => {
      unobserve();
      element.removeEventListener('load', onSize, true);
    };
  }, []);

  return (
    <section aria-labelledby={titleId} {...rest} className={joinClasses('visavis-chat-panel', className)}>
      <h2 id={titleId}>{text.title}</h2>
      <div
        ref={log}
        role="log"
        aria-label={text.messages}
        {...reachable}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          // The log may have grown since it was scrolled: only who goes up leaves the end.
          if (scrollHeight - scrollTop - clientHeight < 32) atEnd.current = true;
          else if (scrollTop < top.current) atEnd.current = false;
          top.current = scrollTop;
        }}
      >
        {messages.length === 0 && <p className="visavis-hint">{text.empty}</p>}
        {messages.map((message) => (
          <Message key={message.id} message={message} text={text} {...{ onAccept, onDecline, onCancel, onRemove }} />
        ))}
      </div>
      <MessageForm
        text={text}
        disabled={disabled}
        onSend={(said) => onSend?.(said)}
        onAttach={onAttach}
        onSendPhoto={onSendPhoto}
      >
        {children}
      </MessageForm>
    </section>
  );
}

function follow(log: HTMLElement | null, atEnd: boolean): void {
  if (log && atEnd) log.scrollTop = log.scrollHeight;
}

interface MessageProps extends FileActions {
  message: ChatMessage;
  text: Labels['chatPanel'];
}

function Message({ message, text, ...actions }: MessageProps) {
  const { name, at, file, self = false, status = 'delivered' } = message;
  return (
    <div className="visavis-chat-message" data-self={self || undefined} data-status={status}>
      <p className="visavis-chat-meta">
        <bdi>{self ? text.you : name}</bdi>{' '}
        {status === 'delivered' ? (
          <time dateTime={new Date(at).toISOString()}>{text.time(at)}</time>
        ) : (
          <span>{text[status]}</span>
        )}
      </p>
      {file ? (
        <div className="visavis-chat-text">
          <FileCard file={file} {...actions} />
        </div>
      ) : (
        <p className="visavis-chat-text" dir="auto">
          <MessageText text={message.text} />
        </p>
      )}
    </div>
  );
}
