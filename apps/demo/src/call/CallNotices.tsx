import { ErrorNotice, type NoticeError } from '@visavis/ui';
import { useState } from 'react';
import styles from './CallNotices.module.css';

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
}

/** What went wrong although the call goes on; each can be put away. What the lobby said isn't repeated. */
export function CallNotices({ troubles }: CallNoticesProps) {
  const [dismissed, setDismissed] = useState<readonly (NoticeError | null)[]>(() =>
    troubles.map(({ error }) => error),
  );
  const shown = troubles.filter(({ error }) => error && !dismissed.includes(error));
  if (shown.length === 0) return null;

  return (
    <div className={styles.notices}>
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
