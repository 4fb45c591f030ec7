import type { UseUserMediaResult } from '@visavis/hooks';
import { DevicePickers } from '../DevicePicker/DevicePickers';
import { SpeakerTest } from '../SpeakerTest/SpeakerTest';
import { useCallLabels } from './CallLabels';
import { Dialog } from './Dialog';
import type { CallEffects } from './effects/callEffects';
import { EffectsPicker } from './effects/EffectsPicker';
import { SecurePage } from './SecurePage';
import { TalkSetting } from './talk/TalkSetting';
import type { Talk } from './talk/useTalk';
import { usePickableDevices } from './usePickableDevices';

export interface DevicesDialogProps {
  media: UseUserMediaResult;
  /** '': the system's. */
  speakerId: string;
  onSpeakerSelect: (deviceId: string) => void;
  /** What to choose from for camera and microphone. @default nothing */
  effects?: CallEffects | undefined;
  talk: Talk;
  onClose: () => void;
}

/** Other devices in the middle of a call; the others notice nothing but the change. */
export function DevicesDialog({ media, speakerId, onSpeakerSelect, effects, talk, onClose }: DevicesDialogProps) {
  const { camera, microphone } = media;
  const { more } = useCallLabels();
  const devices = usePickableDevices(speakerId, onSpeakerSelect);

  return (
    <Dialog heading={more.devices} onClose={onClose}>
      <SecurePage>
        <DevicePickers camera={camera} microphone={microphone} {...devices} />
      </SecurePage>
      <SpeakerTest speakerId={devices.speaker.deviceId} />
      <TalkSetting talk={talk} />
      {effects && <EffectsPicker effects={effects} media={media} />}
    </Dialog>
  );
}
