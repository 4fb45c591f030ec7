import { ErrorNotice, type NoticeError } from '../ErrorNotice/ErrorNotice';
import { useState } from 'react';

/** Something that went wrong although the call goes on. */
export interface CallNotice {
  /** What it is about; of several the first is shown. */
  readonly about: string;
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
  const remaining = notices.filter(({ error }) => !dismissed.includes(error));
  // A network that is lost takes many connections with it: one notice is enough.
  const shown = remaining.filter(({ about }, index) => remaining.findIndex((each) => each.about === about) === index);
  if (shown.length === 0) return null;

  return (
    <div className="visavis-call-notices">
      {shown.map(({ about, error, text, onRetry }) => (
        <ErrorNotice
          key={about}
          error={error}
          labels={text === undefined ? undefined : { other: text }}
          onRetry={onRetry}
          onDismiss={() => setDismissed((before) => [...before, error])}
        />
      ))}
    </div>
  );
}
