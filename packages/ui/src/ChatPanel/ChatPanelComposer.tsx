import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Icon } from '../Icon/Icon';
import { attachShape, photoShape, sendShape } from '../Icon/shapes';
import { ChooseFiles } from '../FileTransferPanel/ChooseFiles';
import type { Labels } from '../locales/en';

export interface MessageFormProps {
  text: Labels['chatPanel'];
  disabled: boolean;
  onSend: (text: string) => unknown;
  onAttach: ((files: File[]) => void) | undefined;
  onSendPhoto: (() => void) | undefined;
  children?: ReactNode;
}

/** The box for the next message: Enter sends, Shift and Enter begin a new line. */
export function MessageForm({ text, disabled, onSend, onAttach, onSendPhoto, children }: MessageFormProps) {
  const [draft, setDraft] = useState('');
  const id = useId();

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const said = draft.trim();
        if (said === '' || disabled) return;
        if (onSend(said) !== false) setDraft('');
      }}
    >
      <label className="visavis-visually-hidden" htmlFor={id}>
        {text.message}
      </label>
      <textarea
        id={id}
        className="visavis-input"
        rows={1}
        placeholder={text.message}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={submitOnEnter}
        onPaste={(event) => {
          const files = [...event.clipboardData.files];
          // Office programs bring a picture of the text they copy.
          if (event.clipboardData.getData('text/plain') !== '') return;
          if (!onAttach || disabled || files.length === 0) return;
          event.preventDefault();
          onAttach(files);
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
      <button className="visavis-button" data-variant="primary" aria-label={text.send} disabled={disabled}>
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
