import { useCallShortcuts, type CallShortcutKeys, type UseUserMediaResult } from '@visavis/hooks';
import type { CallRoom } from './useCallRoom';
import { useHelpKey } from './useHelpKey';
import { useStoredText } from './useStoredText';

/** The keyboard shortcuts of a call. */
export interface CallKeys {
  /** Which letters stand for what now. */
  readonly keys: CallShortcutKeys;
  /** Whether they do something; kept for the next visit. */
  readonly enabled: boolean;
  setEnabled(enabled: boolean): void;
}

/** What the keys do beside microphone, camera, screen and full screen. */
export interface CallKeyActions {
  onDetails: () => void;
  onLeave: () => void;
  onHelp: () => void;
}

/** Listens to the keys of a call, which the user can switch off. */
export function useCallKeys({ call, screen }: CallRoom, media: UseUserMediaResult, actions: CallKeyActions): CallKeys {
  const [setting, setSetting] = useStoredText('visavis:keys');
  const enabled = setting !== 'off';
  const { onDetails, onLeave, onHelp } = actions;
  const keys = useCallShortcuts(call, media, { screen, onDetails, onLeave, enabled });
  useHelpKey(onHelp, enabled);
  return { keys, enabled, setEnabled: (on) => setSetting(on ? '' : 'off') };
}
