import type { RtcError } from '@visavis/hooks';
import { ErrorNotice } from '@visavis/ui';
import { useRouter } from 'next/navigation';
import { maxPeople } from '../config/maxPeople';
import { Unembedded } from '../embed/EmbedProvider';
import { useLocalPath, useWords } from '../language/LanguageProvider';
import styles from './CallFailure.module.css';

export interface CallFailureProps {
  error: RtcError;
  onRetry: () => void;
}

/** Why one isn't in the call, and the ways on from there. */
export function CallFailure({ error, onRetry }: CallFailureProps) {
  const { call } = useWords();
  const home = useLocalPath('/');
  const router = useRouter();
  const advice: Partial<Record<RtcError['code'], string>> = {
    'room-full': call.full(maxPeople),
    // Of what the server answered there is a cause; what a host decides has none.
    'room-forbidden': error.cause === undefined ? call.refused : call.expired,
    'signaling-rejected': call.signalingRejected,
  };

  return (
    <div className={styles.failure}>
      <ErrorNotice error={error} />
      {advice[error.code] && <p>{advice[error.code]}</p>}
      <div className={styles.ways}>
        <button type="button" className="visavis-button" data-variant="primary" onClick={onRetry}>
          {call.retry}
        </button>
        <Unembedded>
          <button type="button" className="visavis-button" onClick={() => router.push(home)}>
            {call.newCall}
          </button>
        </Unembedded>
      </div>
    </div>
  );
}
