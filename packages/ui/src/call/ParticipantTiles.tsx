import { useConnectionQuality, useSpeaking, type Participant } from '@visavis/hooks';
import { type MenuItem } from '../Menu/Menu';
import { VideoTile, type VideoTileProps } from '../VideoTile/VideoTile';
import type { ShownReaction } from './signs/signs';
import { TileSigns } from './signs/TileSigns';

/** What somebody shows beside their picture. */
export interface PersonSigns {
  /** Whether their hand is up. */
  hand: boolean;
  shown: readonly ShownReaction[];
}

export interface PersonTileProps
  extends
    PersonSigns,
    Pick<VideoTileProps, 'stream' | 'name' | 'self' | 'status' | 'microphone' | 'menuItems'> {
  /** The connection to them; null for the local participant. */
  peer: Participant['peer'];
}

/** Somebody's camera, with a ring while they speak, and with what they show. */
export function PersonTile({ stream = null, peer, hand, shown, ...rest }: PersonTileProps) {
  const speaking = useSpeaking(stream);
  const quality = useConnectionQuality(peer);
  return (
    <VideoTile stream={stream} speaking={speaking} data-quality={quality} {...rest}>
      <TileSigns quality={quality} hand={hand} shown={shown} />
    </VideoTile>
  );
}

export interface ParticipantTilesProps extends PersonSigns {
  participant: Participant;
  name: string;
  menuItems: readonly MenuItem[];
}

/** The tiles of one of the others: the camera, and the screen while they share it. */
export function ParticipantTiles({ participant, name, menuItems, ...signs }: ParticipantTilesProps) {
  const { camera, screen, status, microphone, peer } = participant;
  return (
    <>
      <PersonTile
        {...signs}
        stream={camera}
        name={name}
        status={status}
        microphone={microphone}
        peer={peer}
        menuItems={menuItems}
      />
      {screen && <VideoTile source="screen" stream={screen} name={name} status={status} />}
    </>
  );
}
