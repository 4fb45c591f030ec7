import { useState } from 'react';
import { useRoom } from '@visavis/hooks';
import { broadcastChannelSignaling } from '@visavis/hooks/signaling/broadcast-channel';
import { VideoGrid, VideoTile } from '@visavis/ui';
import { StateTable } from '../../StateTable';
import { SyntheticCamera } from '../../SyntheticCamera';

/** The room that every tab with this page can join. */
export const TABS_ROOM = 'learn-room';

/** A tab's place in a room of tabs. */
export function TwoTabs() {
  const [signaling] = useState(() => broadcastChannelSignaling({ room: TABS_ROOM }));
  const [name] = useState(() => `Tab ${Math.floor(1000 + Math.random() * 9000)}`);
  const [color] = useState(() => `hsl(${Math.floor(Math.random() * 360)} 25% 38%)`);
  return (
    <SyntheticCamera color={color} label={name}>
      {(stream) => <Seat signaling={signaling} name={name} stream={stream} />}
    </SyntheticCamera>
  );
}

interface SeatProps {
  signaling: ReturnType<typeof broadcastChannelSignaling>;
  name: string;
  stream: MediaStream | null;
}

function Seat({ signaling, name, stream }: SeatProps) {
  const { status, inRoom, self, participants, join, leave } = useRoom({ signaling, name, media: stream });
  return (
    <div className="story-stack">
      <div className="story-row">
        <button
          type="button"
          className="visavis-button"
          data-variant="primary"
          onClick={() => (inRoom ? leave() : void join())}
        >
          {inRoom ? 'Leave' : 'Join'}
        </button>
        <StateTable title="Room" state={{ status, you: self?.id ?? null, others: participants.length }} />
      </div>
      <VideoGrid className="story-call" menu={false}>
        <VideoTile key="self" self name={name} stream={stream} />
        {participants.map((each) => (
          <VideoTile key={each.id} name={each.name} stream={each.camera} status={each.status} muted />
        ))}
      </VideoGrid>
    </div>
  );
}
