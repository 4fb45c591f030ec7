import type { ComponentPropsWithRef } from 'react';
import { Icon } from '../Icon/Icon';
import { alertShape, closeShape } from '../Icon/shapes';
import { joinClasses } from '../joinClasses';
import { keepFocus } from '../keepFocus';
import { useComponentLabels } from '../Labels/useComponentLabels';
import type { LabelOverrides } from '../Labels/mergeLabels';
import type { Labels } from '../locales/en';
import { errorNotice } from '../locales/en/errorNotice';

/** A failure as a value: what went wrong, and what a person can do about it. An `RtcError` is one. */
export interface NoticeError {
  readonly code: string;
  readonly recovery?: string | undefined;
}

export interface ErrorNoticeProps extends Omit<ComponentPropsWithRef<'div'>, 'children'> {
  /** null: nothing is wrong, and nothing is rendered. */
  error: NoticeError | null;
  /** Offers "Try again" where that can help. */
  onRetry?: (() => void) | undefined;
  /** Reloads the page. @default `location.reload()` */
  onReload?: (() => void) | undefined;
  /** Offers to put the notice away. */
  onDismiss?: (() => void) | undefined;
  labels?: LabelOverrides<Labels['errorNotice']> | undefined;
}

/** Says in words what went wrong and the one next step, and takes that step if a button can. */
export function ErrorNotice({
  error,
  onRetry,
  onReload = reload,
  onDismiss,
  labels,
  className,
  ...rest
}: ErrorNoticeProps) {
  const text = useComponentLabels('errorNotice', errorNotice, labels);
  if (!error) return null;

  const { code, recovery = 'none' } = error;
  const step = look(text.recoveries, recovery) ?? '';
  return (
    <div
      role="alert"
      {...rest}
      className={joinClasses('visavis-error-notice', className)}
      data-code={code}
      data-recovery={recovery}
    >
      <Icon shape={alertShape} />
      <p>
        <strong>{look(text.codes, code) ?? text.other}</strong>
        {step && ` ${step}`}
      </p>
      {recovery === 'reload' && (
        <button type="button" className="visavis-button" onClick={onReload}>
          {text.reload}
        </button>
      )}
      {onRetry && recovery !== 'reload' && recovery !== 'none' && (
        <button
          type="button"
          className="visavis-button"
          onClick={({ currentTarget }) => {
            keepFocus(currentTarget);
            onRetry();
          }}
        >
          {text.retry}
        </button>
      )}
      {onDismiss && (
        <button
          type="button"
          className="visavis-icon-button"
          aria-label={text.dismiss}
          onClick={({ currentTarget }) => {
            keepFocus(currentTarget);
            onDismiss();
          }}
        >
          <Icon shape={closeShape} />
        </button>
      )}
    </div>
  );
}

/** The words for a key that may be one of a newer or another library. */
function look(words: Record<string, string>, key: string): string | undefined {
  return Object.hasOwn(words, key) ? words[key] : undefined;
}

function reload(): void {
  location.reload();
}
