import { useSpeaking, type Participant } from '@visavis/hooks';
import { VideoTile, type VideoTileProps } from '@visavis/ui';

export type PersonTileProps = Pick<
  VideoTileProps,
  'stream' | 'name' | 'self' | 'status' | 'microphone' | 'speakerId'
>;

/** Somebody's camera, with a ring while they speak. */
export function PersonTile({ stream = null, ...rest }: PersonTileProps) {
  const speaking = useSpeaking(stream);
  return <VideoTile stream={stream} speaking={speaking} {...rest} />;
}

export interface ParticipantTilesProps {
  participant: Participant;
  name: string;
  speakerId: string;
}

/** The tiles of one of the others: the camera, and the screen while they share it. */
export function ParticipantTiles({ participant, name, speakerId }: ParticipantTilesProps) {
  const { camera, screen, status, microphone } = participant;
  return (
    <>
      <PersonTile stream={camera} name={name} status={status} microphone={microphone} speakerId={speakerId} />
      {screen && (
        <VideoTile source="screen" stream={screen} name={name} status={status} speakerId={speakerId} />
      )}
    </>
  );
}
