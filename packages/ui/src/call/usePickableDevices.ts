import { useDevices } from '@visavis/hooks';
import type { PickableSpeaker, PickedDevices } from '../DevicePicker/DevicePickers';
import { useCallLabels } from './CallLabels';

/** What there is to choose from; the speaker's id is null where the one that was chosen is no longer there. */
export interface PickableDevices extends Pick<PickedDevices, 'cameras' | 'microphones' | 'speakers'> {
  speaker: PickableSpeaker;
}

/**
 * The devices to choose from, before a call and in it.
 *
 * @param speakerId the one that was chosen; '': the system's
 */
export function usePickableDevices(speakerId: string, onSpeakerSelect: (deviceId: string) => void): PickableDevices {
  const { lobby } = useCallLabels();
  const { cameras, microphones, speakers, status, canSelectSpeaker } = useDevices();
  return {
    cameras,
    microphones,
    speakers,
    speaker: {
      deviceId: speakers.some(({ deviceId }) => deviceId === speakerId) ? speakerId : null,
      select: onSpeakerSelect,
      disabledReason: status === 'ready' && !canSelectSpeaker ? lobby.speakerBySystem : undefined,
    },
  };
}
