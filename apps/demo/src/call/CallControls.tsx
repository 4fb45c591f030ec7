import type { UseDisplayMediaResult, UseUserMediaResult } from '@visavis/hooks';
import {
  CameraButton,
  ChatButton,
  ControlBar,
  DetailsButton,
  LeaveButton,
  MicrophoneButton,
  ScreenShareButton,
} from '@visavis/ui';
import { shortcutKeys } from './shortcut';
import { useCanShareScreen } from './useCanShareScreen';
import type { Panel } from './usePanel';

export interface CallControlsProps {
  media: UseUserMediaResult;
  screen: UseDisplayMediaResult;
  panel: Panel;
  /** How many messages came while the chat was closed. */
  unread: number;
  onToggleScreen: () => void;
  onLeave: () => void;
  className?: string | undefined;
}

/** What one can do in a call. */
export function CallControls({
  media: { camera, microphone },
  screen,
  panel: { open, toggle },
  unread,
  onToggleScreen,
  onLeave,
  className,
}: CallControlsProps) {
  const canShareScreen = useCanShareScreen();
  return (
    <ControlBar className={className}>
      <MicrophoneButton
        status={microphone.status}
        aria-keyshortcuts={shortcutKeys.microphone}
        onClick={() => void microphone.toggle()}
      />
      <CameraButton
        status={camera.status}
        aria-keyshortcuts={shortcutKeys.camera}
        onClick={() => void camera.toggle()}
      />
      {canShareScreen && (
        <ScreenShareButton
          status={screen.status}
          aria-keyshortcuts={shortcutKeys.screen}
          onClick={onToggleScreen}
        />
      )}
      <ChatButton open={open === 'chat'} unread={unread} onClick={() => toggle('chat')} />
      <DetailsButton
        open={open === 'details'}
        aria-keyshortcuts={shortcutKeys.details}
        onClick={() => toggle('details')}
      />
      <LeaveButton aria-keyshortcuts={shortcutKeys.leave} onClick={onLeave} />
    </ControlBar>
  );
}
