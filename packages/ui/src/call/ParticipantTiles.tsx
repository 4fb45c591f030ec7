import { useConnectionQuality, useShownHeight, useSpeaking, type Participant } from '@visavis/hooks';
import { useRef } from 'react';
import { type MenuItem } from '../Menu/Menu';
import { VideoTile, type VideoTileProps } from '../VideoTile/VideoTile';
import type { ParticipantReaction } from './reactions/createReactions';
import { TileOverlay } from './reactions/TileOverlay';

/** What a participant shows over their video. */
export interface TileReactions {
  /** Whether their hand is up. */
  handRaised: boolean;
  reactions: readonly ParticipantReaction[];
}

export interface CameraTileProps
  extends
    TileReactions,
    Pick<VideoTileProps, 'stream' | 'name' | 'self' | 'status' | 'microphone' | 'menuItems'> {
  /** The connection to them; null for the local participant. */
  peer: Participant['peer'];
}

/** A participant's camera, with a ring while they speak, and with what they show. */
export function CameraTile({ stream = null, peer, handRaised, reactions, ...rest }: CameraTileProps) {
  const speaking = useSpeaking(stream);
  const quality = useConnectionQuality(peer);
  const tile = useRef<HTMLElement>(null);
  useShownHeight(tile, rest.self ? null : stream);
  return (
    <VideoTile ref={tile} stream={stream} speaking={speaking} data-quality={quality} {...rest}>
      <TileOverlay quality={quality} handRaised={handRaised} reactions={reactions} />
    </VideoTile>
  );
}

/** A screen that somebody shares; its text is read at the resolution of the screen here. */
function ScreenTile(props: Pick<VideoTileProps, 'name' | 'status'> & { stream: MediaStream }) {
  const tile = useRef<HTMLElement>(null);
  useShownHeight(tile, props.stream, { pixelDensity: 'device' });
  return <VideoTile ref={tile} source="screen" {...props} />;
}

export interface ParticipantTilesProps extends TileReactions {
  participant: Participant;
  name: string;
  menuItems: readonly MenuItem[];
}

/** The tiles of one of the others: the camera, and the screen while they share it. */
export function ParticipantTiles({ participant, name, menuItems, ...reactions }: ParticipantTilesProps) {
  const { camera, screen, status, microphone, peer } = participant;
  return (
    <>
      <CameraTile
        {...reactions}
        stream={camera}
        name={name}
        status={status}
        microphone={microphone}
        peer={peer}
        menuItems={menuItems}
      />
      {screen && <ScreenTile stream={screen} name={name} status={status} />}
    </>
  );
}
