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

export interface CallControlsProps {
  media: UseUserMediaResult;
  screen: UseDisplayMediaResult;
  /** The panel that is open. */
  panel: 'chat' | 'details' | null;
  unread: number;
  onToggleScreen: () => void;
  onTogglePanel: (panel: 'chat' | 'details') => void;
  onLeave: () => void;
  className?: string | undefined;
}

/** What one can do in a call. */
export function CallControls({
  media,
  screen,
  panel,
  unread,
  onToggleScreen,
  onTogglePanel,
  onLeave,
  className,
}: CallControlsProps) {
  const canShareScreen = useCanShareScreen();
  return (
    <ControlBar className={className}>
      <MicrophoneButton
        status={media.microphone.status}
        aria-keyshortcuts={shortcutKeys.microphone}
        onClick={() => void media.microphone.toggle()}
      />
      <CameraButton
        status={media.camera.status}
        aria-keyshortcuts={shortcutKeys.camera}
        onClick={() => void media.camera.toggle()}
      />
      {canShareScreen && (
        <ScreenShareButton
          status={screen.status}
          aria-keyshortcuts={shortcutKeys.screen}
          onClick={onToggleScreen}
        />
      )}
      <ChatButton open={panel === 'chat'} unread={unread} onClick={() => onTogglePanel('chat')} />
      <DetailsButton
        open={panel === 'details'}
        aria-keyshortcuts={shortcutKeys.details}
        onClick={() => onTogglePanel('details')}
      />
      <LeaveButton aria-keyshortcuts={shortcutKeys.leave} onClick={onLeave} />
    </ControlBar>
  );
}
