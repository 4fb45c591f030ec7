import { usePushToTalk, type PushToTalk, type UseUserMediaResult } from '@visavis/hooks';
import { useStoredText } from '../useStoredText';

/** Push to talk in a call, as far as the user wants it. */
export interface Talk extends PushToTalk {
  /** Whether the microphone is on only while the space bar or the button is held down; kept for the next visit. */
  readonly enabled: boolean;
  setEnabled(enabled: boolean): void;
}

export function useTalk(media: UseUserMediaResult): Talk {
  const [setting, setSetting] = useStoredText('visavis:talk');
  const enabled = setting === 'on';
  const talk = usePushToTalk(media, { enabled });
  return { ...talk, enabled, setEnabled: (on) => setSetting(on ? 'on' : '') };
}
