import type { Routes } from '../config/routes';
import { useWords } from '../language/LanguageProvider';
import { CheckField } from '../page/CheckField';

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
  const hint = {
    any: lobby.privateRouteHint,
    'relays-only': lobby.privateRouteAlways,
    'no-relay': lobby.privateRouteImpossible,
  }[routes];

  return (
    <CheckField
      label={lobby.privateRoute}
      hint={hint}
      checked={routes === 'relays-only' || (routes === 'any' && checked)}
      disabled={routes !== 'any'}
      onChange={(event) => onChange(event.target.checked)}
    />
  );
}
