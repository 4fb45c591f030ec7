import type { Participant, UseDisplayMediaResult, UseRoomResult, UseUserMediaResult } from '@visavis/hooks';
import * as gridControls from '../VideoGrid/gridControls';
import { TileGrid } from '../VideoGrid/TileGrid';
import type { GridLayout } from '../VideoGrid/tiles';
import { VideoTile, type VideoTileProps } from '../VideoTile/VideoTile';
import { useCallLabels } from './CallLabels';
import { ParticipantTiles, CameraTile, type TileReactions } from './ParticipantTiles';
import type { UseReactionsResult } from './reactions/useReactions';

export interface ParticipantsProps {
  /** Of the room. */
  status: UseRoomResult['status'];
  /** The others. */
  participants: readonly Participant[];
  /** The local participant's id, while they are in. */
  selfId: string | null;
  /** The local participant's. */
  name: string;
  media: UseUserMediaResult;
  screen: UseDisplayMediaResult;
  layout: GridLayout;
  reactions: UseReactionsResult;
  /** Whether each tile has a menu. @default true */
  menu?: boolean | undefined;
  /** Puts somebody out of the call; for hosts. */
  onRemove?: ((participant: Participant) => void) | undefined;
}

/** What the local tile says: it has no peer connection, only that to the room. */
const selfStatus = {
  idle: 'connecting',
  joining: 'connecting',
  waiting: 'connecting',
  joined: 'connected',
  reconnecting: 'connected',
  failed: 'idle',
  left: 'idle',
} as const satisfies Record<UseRoomResult['status'], VideoTileProps['status']>;

/** Everybody in the call, the local participant first, and the screens they share. */
export function Participants({
  status: roomStatus,
  participants,
  selfId,
  name,
  media,
  screen,
  layout,
  reactions: { handRaised, raisedHands, reactions },
  menu,
  onRemove,
}: ParticipantsProps) {
  const { call } = useCallLabels();
  const status = selfStatus[roomStatus];
  const { status: own } = media.microphone;
  const microphone = own === 'on' || own === 'interrupted' ? own : 'off';
  const reactionsOf = (id: string | null): TileReactions => ({
    handRaised: id === selfId ? handRaised : raisedHands.includes(id ?? ''),
    reactions: reactions.filter(({ from }) => from === id),
  });

  return (
    // All that a call needs came with it.
    <TileGrid className="visavis-call-faces" layout={layout} menu={menu} controls={gridControls}>
      <CameraTile
        self
        stream={media.stream}
        name={name}
        status={status}
        microphone={microphone}
        peer={null}
        {...reactionsOf(selfId)}
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
            menuItems={onRemove ? [removal] : []}
            {...reactionsOf(id)}
          />
        );
      })}
    </TileGrid>
  );
}
