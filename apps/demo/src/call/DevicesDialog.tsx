import type { UseUserMediaResult } from '@visavis/hooks';
import { DevicePickers, SpeakerTest } from '@visavis/ui';
import { useWords } from '../language/LanguageProvider';
import { Dialog } from '../page/Dialog';
import { usePickableDevices } from './usePickableDevices';

export interface DevicesDialogProps {
  media: UseUserMediaResult;
  /** '': the system's. */
  speakerId: string;
  onSpeakerSelect: (deviceId: string) => void;
  onClose: () => void;
}

/** Other devices in the middle of a call; the others notice nothing but the change. */
export function DevicesDialog({ media: { camera, microphone }, speakerId, onSpeakerSelect, onClose }: DevicesDialogProps) {
  const { more } = useWords();
  const devices = usePickableDevices(speakerId);

  return (
    <Dialog heading={more.devices} onClose={onClose}>
      <DevicePickers camera={camera} microphone={microphone} onSpeakerSelect={onSpeakerSelect} {...devices} />
      <SpeakerTest speakerId={devices.speakerId} />
    </Dialog>
  );
}
