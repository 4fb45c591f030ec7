import { useDevices } from '@visavis/hooks';
import type { PickedDevices } from '../DevicePicker/DevicePickers';
import { useCallLabels } from './CallLabels';

/** What there is to choose from; the speaker is null where the one that was chosen is no longer there. */
export interface PickableDevices extends Pick<
  PickedDevices,
  'cameras' | 'microphones' | 'speakers' | 'speakerDisabledReason'
> {
  speakerId: string | null;
}

/**
 * The devices to choose from, before a call and in it.
 *
 * @param speakerId the one that was chosen; '': the system's
 */
export function usePickableDevices(speakerId: string): PickableDevices {
  const { lobby } = useCallLabels();
  const { cameras, microphones, speakers, status, canSelectSpeaker } = useDevices();
  return {
    cameras,
    microphones,
    speakers,
    speakerId: speakers.some(({ deviceId }) => deviceId === speakerId) ? speakerId : null,
    speakerDisabledReason: status === 'ready' && !canSelectSpeaker ? lobby.speakerBySystem : undefined,
  };
}
