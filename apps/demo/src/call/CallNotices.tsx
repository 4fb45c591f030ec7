import type { RtcError } from '@visavis/hooks';
import { ErrorNotice } from '@visavis/ui';
import { useState } from 'react';
import { useWords } from '../language/LanguageProvider';
import styles from './CallNotices.module.css';

/** Something that went wrong although the call goes on. */
export interface Trouble {
  /** What it is about; one at a time each. */
  readonly about: 'media' | 'screen' | 'room' | 'peer' | 'chat';
  readonly error: RtcError | null;
  /** Tries again, where that can help. */
  readonly onRetry?: () => void;
}

export interface CallNoticesProps {
  troubles: readonly Trouble[];
  /** What is wrong with the deployment's ICE servers. */
  iceProblem: string | null;
}

/** What went wrong although the call goes on; each can be put away. What the lobby said isn't repeated. */
export function CallNotices({ troubles, iceProblem }: CallNoticesProps) {
  const { call } = useWords();
  const [iceDismissed, setIceDismissed] = useState(false);
  const [dismissed, setDismissed] = useState<readonly (RtcError | null)[]>(() =>
    troubles.map(({ error }) => error),
  );
  const shown = troubles.filter(({ error }) => error && !dismissed.includes(error));
  const ice = iceDismissed ? null : iceProblem;
  if (shown.length === 0 && !ice) return null;

  return (
    <div className={styles.notices}>
      {ice && (
        <ErrorNotice
          error={{ code: 'ice-misconfigured' }}
          labels={{ other: call.iceProblem(ice) }}
          onDismiss={() => setIceDismissed(true)}
        />
      )}
      {shown.map(({ about, error, onRetry }) => (
        <ErrorNotice
          key={about}
          error={error}
          onRetry={onRetry}
          onDismiss={() => setDismissed((before) => [...before, error])}
        />
      ))}
    </div>
  );
}
