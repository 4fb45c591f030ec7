import { ErrorNotice, type NoticeError } from '../ErrorNotice/ErrorNotice';
import { useState } from 'react';

/** Something that went wrong although the call goes on. */
export interface CallNotice {
  /** What it is about; one at a time each. */
  readonly id: string;
  readonly error: NoticeError;
  /** What to say, where it isn't an error that the notice has words for. */
  readonly text?: string | undefined;
  /** Tries again, where that can help. */
  readonly onRetry?: (() => void) | undefined;
}

export interface CallNoticesProps {
  notices: readonly CallNotice[];
  /** Errors that were shown before the call, and aren't shown again. @default none */
  shownErrors?: readonly NoticeError[] | undefined;
}

/** What went wrong although the call goes on; the user can dismiss each. */
export function CallNotices({ notices, shownErrors = [] }: CallNoticesProps) {
  const [dismissed, setDismissed] = useState(shownErrors);
  const shown = notices.filter(({ error }) => !dismissed.includes(error));
  if (shown.length === 0) return null;

  return (
    <div className="visavis-call-notices">
      {shown.map(({ id, error, text, onRetry }) => (
        <ErrorNotice
          key={id}
          error={error}
          labels={text === undefined ? undefined : { other: text }}
          onRetry={onRetry}
          onDismiss={() => setDismissed((before) => [...before, error])}
        />
      ))}
    </div>
  );
}
