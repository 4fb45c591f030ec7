import { useDevices, type UseUserMediaResult } from '@visavis/hooks';
import { DevicePicker, SpeakerTest } from '@visavis/ui';
import { useWords } from '../language/LanguageProvider';
import { Dialog } from '../page/Dialog';

export interface DevicesDialogProps {
  media: UseUserMediaResult;
  /** '': the system's. */
  speakerId: string;
  onSpeakerSelect: (deviceId: string) => void;
  onClose: () => void;
}

/** Other devices in the middle of a call; the others notice nothing but the change. */
export function DevicesDialog({ media: { camera, microphone }, speakerId, onSpeakerSelect, onClose }: DevicesDialogProps) {
  const { more, lobby } = useWords();
  const { cameras, microphones, speakers, status, canSelectSpeaker } = useDevices();
  const speaker = speakers.some(({ deviceId }) => deviceId === speakerId) ? speakerId : null;

  return (
    <Dialog heading={more.devices} onClose={onClose}>
      <DevicePicker
        kind="camera"
        devices={cameras}
        value={camera.deviceId}
        onDeviceChange={(deviceId) => void camera.select(deviceId)}
      />
      <DevicePicker
        kind="microphone"
        devices={microphones}
        value={microphone.deviceId}
        onDeviceChange={(deviceId) => void microphone.select(deviceId)}
      />
      <DevicePicker
        kind="speaker"
        devices={speakers}
        value={speaker}
        onDeviceChange={onSpeakerSelect}
        disabledReason={status === 'ready' && !canSelectSpeaker ? lobby.speakerBySystem : undefined}
      />
      <SpeakerTest speakerId={speaker} />
    </Dialog>
  );
}
