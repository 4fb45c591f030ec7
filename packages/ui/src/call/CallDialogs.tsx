import type { Participant, UseRoomResult, UseUserMediaResult } from '@visavis/hooks';
import { useCallLabels } from './CallLabels';
import { ConfirmDialog } from './ConfirmDialog';
import { DevicesDialog } from './DevicesDialog';
import type { CallEffects } from './effects/callEffects';
import { ShortcutsDialog } from './ShortcutsDialog';
import type { Talk } from './talk/useTalk';
import type { CallKeys } from './useCallKeys';
import type { Leaving } from './useLeave';

/** The dialog that is open; a participant: whether to remove them. */
export type CallDialog = 'shortcuts' | 'devices' | 'leave' | 'end' | { readonly remove: Participant } | null;

export interface CallDialogsProps {
  open: CallDialog;
  onClose: () => void;
  call: UseRoomResult;
  leaving: Leaving;
  media: UseUserMediaResult;
  /** '': the system's. */
  speakerId: string;
  onSpeakerSelect: (deviceId: string) => void;
  /** What to choose from for camera and microphone. @default nothing */
  effects?: CallEffects | undefined;
  talk: Talk;
  callKeys: CallKeys;
}

/** What is asked and shown over the call. */
export function CallDialogs({
  open,
  onClose,
  call,
  leaving,
  media,
  speakerId,
  onSpeakerSelect,
  effects,
  talk,
  callKeys: { keys, enabled, setEnabled },
}: CallDialogsProps) {
  const { call: words, more } = useCallLabels();
  if (open === null) return null;
  if (open === 'shortcuts') {
    return <ShortcutsDialog keys={keys} enabled={enabled} onEnabledChange={setEnabled} onClose={onClose} />;
  }
  if (open === 'devices') {
    return (
      <DevicesDialog
        media={media}
        speakerId={speakerId}
        onSpeakerSelect={onSpeakerSelect}
        effects={effects}
        talk={talk}
        onClose={onClose}
      />
    );
  }
  if (open === 'leave') {
    return (
      <ConfirmDialog
        heading={words.leaveHeading}
        text={words.leaveText}
        confirm={words.leaveConfirm}
        onConfirm={leaving.leave}
        onClose={onClose}
      />
    );
  }
  if (open === 'end') {
    return (
      <ConfirmDialog
        heading={more.endHeading}
        text={more.endText}
        confirm={more.endConfirm}
        onConfirm={leaving.endForAll}
        onClose={onClose}
      />
    );
  }
  const { id, name } = open.remove;
  return (
    <ConfirmDialog
      heading={words.removeHeading(name || words.guest)}
      text={words.removeText}
      confirm={words.removeConfirm}
      onConfirm={() => call.remove(id)}
      onClose={onClose}
    />
  );
}
