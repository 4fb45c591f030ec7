import { useId } from 'react';
import type { Routes } from '../config/routes';
import { useWords } from '../language/LanguageProvider';
import styles from './PrivateRoute.module.css';

export interface PrivateRouteProps {
  /** What this deployment allows. */
  routes: Routes;
  /** Whether one has chosen to. */
  checked: boolean;
  onChange: (checked: boolean) => void;
}

/** Whether the others may learn one's address: with a relay in between they don't. */
export function PrivateRoute({ routes, checked, onChange }: PrivateRouteProps) {
  const { lobby } = useWords();
  const id = useId();
  const hint = {
    any: lobby.privateRouteHint,
    'relays-only': lobby.privateRouteAlways,
    'no-relay': lobby.privateRouteImpossible,
  }[routes];

  return (
    <div className={styles.field}>
      <input
        id={id}
        type="checkbox"
        checked={routes === 'relays-only' || (routes === 'any' && checked)}
        disabled={routes !== 'any'}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label htmlFor={id}>{lobby.privateRoute}</label>
      <p id={`${id}-hint`} className="visavis-hint">
        {hint}
      </p>
    </div>
  );
}
