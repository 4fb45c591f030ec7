import type { CallShortcutKeys, UseDisplayMediaResult, UseUserMediaResult } from '@visavis/hooks';
import {
  ChatButton,
  ControlBar,
  ControlButton,
  DetailsButton,
  LeaveButton,
  ScreenShareButton,
} from '@visavis/ui';
import { useWords } from '../language/LanguageProvider';
import { DeviceButtons } from './DeviceButtons';
import { moreShape } from './more/shapes';
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
  const { more } = useWords();
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
      <ControlButton control="more" label={more.label} shape={moreShape} aria-haspopup="menu" popoverTarget={moreId} />
      <LeaveButton aria-keyshortcuts={keys.leave ?? undefined} onClick={onLeave} />
    </ControlBar>
  );
}
