import type { Participant, UseDisplayMediaResult, UseRoomResult, UseUserMediaResult } from '@visavis/hooks';
import { VideoGrid, VideoTile, type GridLayout, type VideoTileProps } from '@visavis/ui';
import { useWords } from '../language/LanguageProvider';
import { ParticipantTiles, PersonTile, type PersonSigns } from './ParticipantTiles';
import type { UseSignsResult } from './signs/useSigns';

export interface ParticipantsProps {
  /** Of the room. */
  status: UseRoomResult['status'];
  /** The others. */
  participants: readonly Participant[];
  /** One's own id, while one is in. */
  selfId: string | null;
  /** One's own. */
  name: string;
  media: UseUserMediaResult;
  screen: UseDisplayMediaResult;
  /** '': the system's. */
  speakerId: string;
  layout: GridLayout;
  signs: UseSignsResult;
  /** Whether each tile has a menu. @default true */
  menu?: boolean | undefined;
  /** Puts somebody out of the call; for hosts. */
  onRemove?: ((participant: Participant) => void) | undefined;
}

/** What one's own tile says: there is no connection to oneself, only that to the room. */
const selfStatus = {
  idle: 'connecting',
  joining: 'connecting',
  joined: 'connected',
  reconnecting: 'connected',
  failed: 'idle',
  left: 'idle',
} as const satisfies Record<UseRoomResult['status'], VideoTileProps['status']>;

/** Everybody in the call, oneself first, and the screens they share. */
export function Participants({
  status: roomStatus,
  participants,
  selfId,
  name,
  media,
  screen,
  speakerId,
  layout,
  signs,
  menu,
  onRemove,
}: ParticipantsProps) {
  const { call } = useWords();
  const status = selfStatus[roomStatus];
  const microphone = media.microphone.status === 'on' ? 'on' : 'off';
  const signsOf = (id: string | null): PersonSigns => ({
    hand: id === selfId ? signs.hand : signs.raised.includes(id ?? ''),
    shown: signs.shown.filter(({ from }) => from === id),
  });

  return (
    <VideoGrid layout={layout} menu={menu}>
      <PersonTile
        self
        stream={media.stream}
        name={name}
        status={status}
        microphone={microphone}
        peer={null}
        {...signsOf(selfId)}
      />
      {screen.stream && <VideoTile self source="screen" stream={screen.stream} name={name} status={status} />}
      {participants.map((participant) => {
        const { id, name: theirs } = participant;
        const who = theirs || call.guest;
        const removal = { id: 'remove', label: call.remove(who), danger: true, onSelect: () => onRemove?.(participant) };
        return (
          <ParticipantTiles
            key={id}
            participant={participant}
            name={who}
            speakerId={speakerId}
            menuItems={onRemove ? [removal] : []}
            {...signsOf(id)}
          />
        );
      })}
    </VideoGrid>
  );
}
