import type { Participant, UseDisplayMediaResult, UseRoomResult, UseUserMediaResult } from '@visavis/hooks';
import { VideoGrid, VideoTile, type VideoTileProps } from '@visavis/ui';
import type { CSSProperties } from 'react';
import { useWords } from '../language/LanguageProvider';
import styles from './Participants.module.css';
import { ParticipantTiles, PersonTile } from './ParticipantTiles';
import { useTileAspect } from './useTileAspect';

export interface ParticipantsProps {
  /** Of the room. */
  status: UseRoomResult['status'];
  /** The others. */
  participants: readonly Participant[];
  /** One's own. */
  name: string;
  media: UseUserMediaResult;
  screen: UseDisplayMediaResult;
  /** '': the system's. */
  speakerId: string;
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
  name,
  media,
  screen,
  speakerId,
}: ParticipantsProps) {
  const words = useWords();
  // One's own screen is in front of one already: its tile is as small as a face.
  const screens = participants.filter((each) => each.screen).length;
  const others = 1 + participants.length + (screen.stream ? 1 : 0);
  const aspectRatio = useTileAspect(screens + others);
  const status = selfStatus[roomStatus];
  const microphone = media.microphone.status === 'on' ? 'on' : 'off';

  return (
    <VideoGrid
      className={screens > 0 ? styles.presentation : undefined}
      style={{ '--screens': screens, '--others': others } as CSSProperties}
      aspectRatio={aspectRatio}
    >
      <PersonTile self stream={media.stream} name={name} status={status} microphone={microphone} />
      {screen.stream && <VideoTile self source="screen" stream={screen.stream} name={name} status={status} />}
      {participants.map((participant) => (
        <ParticipantTiles
          key={participant.id}
          participant={participant}
          name={participant.name || words.call.guest}
          speakerId={speakerId}
        />
      ))}
    </VideoGrid>
  );
}
