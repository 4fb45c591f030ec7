import type { Participant, UseDisplayMediaResult, UseUserMediaResult } from '@visavis/hooks';
import { ParticipantList } from '../ParticipantList/ParticipantList';
import { useCallLabels } from './CallLabels';
import type { UseReactionsResult } from './reactions/useReactions';
import { VolumeControl } from './VolumeControl';

export interface CallParticipantListProps {
  /** The local participant; null: not in the room yet. */
  self: Participant | null;
  /** The others. */
  participants: readonly Participant[];
  /** The local participant's. */
  name: string;
  media: UseUserMediaResult;
  screen: UseDisplayMediaResult;
  reactions: UseReactionsResult;
  /** Asks whether to remove a participant from the call; for hosts. */
  onRemove?: ((participant: Participant) => void) | undefined;
  /** Escape was pressed in it. */
  onClose: () => void;
  className?: string | undefined;
}

/** Whether a camera or microphone sends, or would but for the system. */
const isOn = (status: string) => status === 'on' || status === 'interrupted';

/** Everyone in the call by name, the local participant first. */
export function CallParticipantList({
  self,
  participants,
  name,
  media: { camera, microphone },
  screen,
  reactions: { handRaised, raisedHands },
  onRemove,
  onClose,
  className,
}: CallParticipantListProps) {
  const { call } = useCallLabels();
  return (
    <ParticipantList
      className={className}
      onKeyDown={({ key, nativeEvent }) => {
        if (key === 'Escape' && !nativeEvent.isComposing) onClose();
      }}
      participants={[
        {
          id: self?.id ?? '',
          name,
          self: true,
          role: self?.role,
          microphone: isOn(microphone.status) ? 'on' : 'off',
          cameraStatus: isOn(camera.status) ? 'on' : 'off',
          sharing: screen.status === 'live',
          handRaised,
        },
        ...participants.map((participant) => {
          const place = raisedHands.indexOf(participant.id);
          return {
            ...participant,
            sharing: participant.screen !== null,
            handRaised: place >= 0 && (raisedHands.length > 1 ? place + 1 : true),
            actions: (
              <>
                <VolumeControl name={participant.name} />
                {onRemove && (
                  <button
                    type="button"
                    className="visavis-button"
                    aria-label={call.remove(participant.name || call.guest)}
                    onClick={() => onRemove(participant)}
                  >
                    {call.removeConfirm}
                  </button>
                )}
              </>
            ),
          };
        }),
      ]}
    />
  );
}
