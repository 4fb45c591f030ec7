import type { CallShortcutKeys, UseDisplayMediaResult, UseUserMediaResult } from '@visavis/hooks';
import { ChatButton } from '../ControlBar/ChatButton';
import { ControlBar } from '../ControlBar/ControlBar';
import { ControlButton } from '../ControlBar/ControlButton';
import { DetailsButton } from '../ControlBar/DetailsButton';
import { LeaveButton } from '../ControlBar/LeaveButton';
import { ScreenShareButton } from '../ControlBar/ScreenShareButton';
import { Icon } from '../Icon/Icon';
import { moreShape } from '../Icon/shapes';
import { useCallLabels } from './CallLabels';
import { DeviceButtons } from './DeviceButtons';
import { useCanShareScreen } from './useCanShareScreen';
import type { Panel } from './usePanel';

export interface CallControlsProps {
  media: UseUserMediaResult;
  screen: UseDisplayMediaResult;
  panel: Panel;
  /** How many messages came while the chat was closed. */
  unread: number;
  /** Which letters stand for what. */
  keys: CallShortcutKeys;
  onToggleScreen: () => void;
  onLeave: () => void;
  /** The `id` of what "More" opens. */
  moreId: string;
  className?: string | undefined;
}

/** The `id` of the button that opens the menu `moreId`. */
export const moreButtonId = (moreId: string) => `${moreId}-button`;

/** What one can do in a call. */
export function CallControls({
  media,
  screen,
  panel: { open, toggle },
  unread,
  keys,
  onToggleScreen,
  onLeave,
  moreId,
  className,
}: CallControlsProps) {
  const { more } = useCallLabels();
  const canShareScreen = useCanShareScreen();
  return (
    <ControlBar className={className}>
      <DeviceButtons media={media} keys={keys} />
      {canShareScreen && (
        <ScreenShareButton
          status={screen.status}
          aria-keyshortcuts={keys.screen ?? undefined}
          onClick={onToggleScreen}
        />
      )}
      <ChatButton open={open === 'chat'} unread={unread} onClick={() => toggle('chat')} />
      <DetailsButton
        open={open === 'details'}
        aria-keyshortcuts={keys.details ?? undefined}
        onClick={() => toggle('details')}
      />
      <ControlButton control="more" label={more.label} icon={<Icon shape={moreShape} />} aria-haspopup="menu" popoverTarget={moreId} id={moreButtonId(moreId)} />
      <LeaveButton aria-keyshortcuts={keys.leave ?? undefined} onClick={onLeave} />
    </ControlBar>
  );
}
