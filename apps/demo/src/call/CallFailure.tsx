import type { RtcError } from '@visavis/hooks';
import { ErrorNotice } from '@visavis/ui';
import { useRouter } from 'next/navigation';
import { maxPeople } from '../config/maxPeople';
import { Unembedded } from '../embed/EmbedProvider';
import { useLocalPath, useWords } from '../language/LanguageProvider';
import type { Words } from '../locales/en';
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
    'room-forbidden': forbiddenAdvice(error, call),
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

/** Of what the server answered there is a cause, with its status; what a host decides has none. */
function forbiddenAdvice({ cause }: RtcError, words: Words['call']): string {
  if (cause === undefined) return words.refused;
  // 401: the token was good once.
  const expired = typeof cause === 'object' && cause !== null && 'status' in cause && cause.status === 401;
  return expired ? words.expired : words.notAccepted;
}
