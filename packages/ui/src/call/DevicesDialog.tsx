import type { UseUserMediaResult } from '@visavis/hooks';
import { DevicePickers } from '../DevicePicker/DevicePickers';
import { SpeakerTest } from '../SpeakerTest/SpeakerTest';
import { useCallLabels } from './CallLabels';
import { Dialog } from './Dialog';
import { SecurePage } from './SecurePage';
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
  const { more } = useCallLabels();
  const devices = usePickableDevices(speakerId, onSpeakerSelect);

  return (
    <Dialog heading={more.devices} onClose={onClose}>
      <SecurePage>
        <DevicePickers camera={camera} microphone={microphone} {...devices} />
      </SecurePage>
      <SpeakerTest speakerId={devices.speaker.deviceId} />
    </Dialog>
  );
}
