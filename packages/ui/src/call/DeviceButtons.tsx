import type { CallShortcutKeys, UseUserMediaResult } from '@visavis/hooks';
import { CameraButton } from '../ControlBar/CameraButton';
import { MicrophoneButton } from '../ControlBar/MicrophoneButton';

export interface DeviceButtonsProps {
  media: UseUserMediaResult;
  /** Which letters stand for what. */
  keys: CallShortcutKeys;
}

/** Microphone and camera, in the bar of the call and in that of its floating window. */
export function DeviceButtons({ media: { camera, microphone }, keys }: DeviceButtonsProps) {
  return (
    <>
      <MicrophoneButton
        status={microphone.status}
        aria-keyshortcuts={keys.microphone ?? undefined}
        onClick={() => void microphone.toggle()}
      />
      <CameraButton
        status={camera.status}
        aria-keyshortcuts={keys.camera ?? undefined}
        onClick={() => void camera.toggle()}
      />
    </>
  );
}
