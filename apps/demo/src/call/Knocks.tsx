import type { Knock } from '@visavis/hooks';
import { useWords } from '../language/LanguageProvider';
import styles from './Knocks.module.css';

export interface KnocksProps {
  knocking: readonly Knock[];
  onAdmit: (id: string) => void;
  onRefuse: (id: string) => void;
}

/** Who waits outside a locked call, for its hosts to answer. */
export function Knocks({ knocking, onAdmit, onRefuse }: KnocksProps) {
  const { call } = useWords();
  return (
    <>
      <output className="visavis-visually-hidden">
        {knocking.map(({ name }) => call.knocks(name || call.guest)).join(' ')}
      </output>
      {knocking.length > 0 && (
        <ul className={styles.knocks} aria-label={call.knocking}>
          {knocking.map(({ id, name }) => {
            const who = name || call.guest;
            return (
              <li key={id}>
                <p>{call.knocks(who)}</p>
                <div>
                  <button
                    type="button"
                    className="visavis-button"
                    data-variant="primary"
                    aria-label={call.letInName(who)}
                    onClick={() => onAdmit(id)}
                  >
                    {call.letIn}
                  </button>
                  <button
                    type="button"
                    className="visavis-button"
                    aria-label={call.turnAwayName(who)}
                    onClick={() => onRefuse(id)}
                  >
                    {call.turnAway}
                  </button>
                </div>
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}
