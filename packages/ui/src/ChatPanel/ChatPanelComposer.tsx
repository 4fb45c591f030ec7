import { useId, useImperativeHandle, useRef, useState, type ComponentPropsWithRef, type KeyboardEvent, type Ref } from 'react';
import { ChooseFiles } from '../FileTransferPanel/ChooseFiles';
import { Icon } from '../Icon/Icon';
import { attachShape, photoShape, sendShape } from '../Icon/shapes';
import { joinClasses } from '../joinClasses';
import { useComponentLabels } from '../Labels/useComponentLabels';
import { chatPanel } from '../locales/en/chatPanel';
import { useBeforePaint } from '../useBeforePaint';
import { pastedFiles } from './pastedFiles';

export interface ComposerOptions {
  /** The user sends a text, trimmed and never empty. Return false to refuse it: it then stays in the box. */
  onSend?: ((text: string) => unknown) | undefined;
  /** The user chooses, pastes or drops files; never empty. Offers the button. */
  onAttach?: ((files: File[]) => void) | undefined;
  /** The user wants to send a photo from the camera. Offers the button. */
  onSendPhoto?: (() => void) | undefined;
  /** The user types, or has emptied the box. */
  onTyping?: ((typing: boolean) => void) | undefined;
  /** What is in the box, where your state holds it. @default what the user types */
  draft?: string | undefined;
  /** What is in the box at first. @default '' */
  defaultDraft?: string | undefined;
  /** The user types, or what was in the box has been sent. */
  onDraftChange?: ((draft: string) => void) | undefined;
  /** The box itself, such as to focus it. */
  inputRef?: Ref<HTMLTextAreaElement> | undefined;
  /** Nothing can be sent now; what was typed stays. @default false */
  disabled?: boolean | undefined;
}

export interface ChatPanelComposerProps extends ComposerOptions, Omit<ComponentPropsWithRef<'form'>, 'onSubmit'> {}

/** The box for the next message: Enter sends, Shift and Enter begin a new line. Its children stand beside the box. */
export function ChatPanelComposer({
  onSend,
  onAttach,
  onSendPhoto,
  onTyping,
  draft,
  defaultDraft = '',
  onDraftChange,
  inputRef,
  disabled = false,
  className,
  children,
  ...rest
}: ChatPanelComposerProps) {
  const text = useComponentLabels('chatPanel', chatPanel);
  const [typed, setTyped] = useState(defaultDraft);
  const value = draft ?? typed;
  const textarea = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle(inputRef, () => textarea.current as HTMLTextAreaElement, []);
  const id = useId();

  function setDraft(next: string) {
    setTyped(next);
    onDraftChange?.(next);
  }

  // Browsers before `field-sizing` need to be told how high the text is.
  useBeforePaint(() => {
    const box = textarea.current;
    if (!box || globalThis.CSS?.supports?.('field-sizing', 'content')) return;
    box.style.blockSize = 'auto';
    box.style.blockSize = `${box.scrollHeight + box.offsetHeight - box.clientHeight}px`;
  }, [value]);

  return (
    <form
      {...rest}
      className={joinClasses('visavis-chat-composer', className)}
      onSubmit={(event) => {
        event.preventDefault();
        const trimmed = value.trim();
        if (trimmed === '' || disabled) return;
        if (onSend?.(trimmed) !== false) setDraft('');
      }}
    >
      <label className="visavis-visually-hidden" htmlFor={id}>
        {text.message}
      </label>
      <textarea
        ref={textarea}
        id={id}
        className="visavis-input"
        rows={1}
        placeholder={text.message}
        value={value}
        onChange={({ target }) => {
          setDraft(target.value);
          onTyping?.(target.value.trim() !== '');
        }}
        onKeyDown={submitOnEnter}
        onPaste={(event) => {
          const files = onAttach && !disabled ? pastedFiles(event.clipboardData) : [];
          if (files.length === 0) return;
          event.preventDefault();
          onAttach?.(files);
        }}
      />
      {onAttach && (
        <ChooseFiles
          className="visavis-icon-button"
          disabled={disabled}
          aria-label={text.attach}
          title={text.attach}
          onChoose={onAttach}
        >
          <Icon shape={attachShape} />
        </ChooseFiles>
      )}
      {onSendPhoto && (
        <button
          type="button"
          className="visavis-icon-button"
          disabled={disabled}
          aria-label={text.photo}
          title={text.photo}
          onClick={onSendPhoto}
        >
          <Icon shape={photoShape} />
        </button>
      )}
      {children}
      <button className="visavis-button" data-variant="primary" aria-label={text.send} title={text.send} disabled={disabled}>
        <Icon shape={sendShape} />
      </button>
    </form>
  );
}

/**
 * Enter also confirms a syllable that is being composed, in Korean for one; that Enter sends nothing.
 * Safari ends the composition before the key and tells by the key code alone
 * (https://bugs.webkit.org/show_bug.cgi?id=165004).
 */
function submitOnEnter(event: KeyboardEvent<HTMLTextAreaElement>): void {
  const composing = event.nativeEvent.isComposing || event.keyCode === 229;
  if (event.key !== 'Enter' || event.shiftKey || composing) return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}
