import { ErrorNotice, type NoticeError } from '../ErrorNotice/ErrorNotice';
import { useState } from 'react';

/** Something that went wrong although the call goes on. */
export interface Trouble {
  /** What it is about; one at a time each. */
  readonly about: string;
  readonly error: NoticeError | null;
  /** What to say, where it isn't an error that the notice has words for. */
  readonly words?: string | undefined;
  /** Tries again, where that can help. */
  readonly onRetry?: () => void;
}

export interface CallNoticesProps {
  troubles: readonly Trouble[];
  /** Errors that were shown before, and aren't shown again. @default none */
  told?: readonly (NoticeError | null)[] | undefined;
}

/** What went wrong although the call goes on; each can be put away. */
export function CallNotices({ troubles, told = [] }: CallNoticesProps) {
  const [dismissed, setDismissed] = useState(told);
  const shown = troubles.filter(({ error }) => error && !dismissed.includes(error));
  if (shown.length === 0) return null;

  return (
    <div className="visavis-call-notices">
      {shown.map(({ about, error, words, onRetry }) => (
        <ErrorNotice
          key={about}
          error={error}
          labels={words === undefined ? undefined : { other: words }}
          onRetry={onRetry}
          onDismiss={() => setDismissed((before) => [...before, error])}
        />
      ))}
    </div>
  );
}
