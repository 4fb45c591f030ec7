import { useRoom, type Signaling, type UseRoomResult } from '@visavis/hooks';
import { pusherSignaling } from '@visavis/hooks/signaling/pusher';
import { createSyntheticStream } from '@visavis/hooks/testing';
import { VideoGrid } from '@visavis/ui';
import styles from '@visavis/ui/styles.css?inline';
import { Profiler, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
import type { Place } from './place';
import { ownRenders, tiles, type RenderingWay } from './rendering/tiles';
import { connectPusher } from './ways/connectPusher';

/** What has happened so far. */
export interface RenderingCounts {
  /** How often React has committed anything. */
  commits: number;
  /** How often it became known that somebody speaks, or has stopped. */
  speaking: number;
  /** How often the component with the call rendered, of which every tile is a part. */
  calls: number;
  /** How often anything in a tile of somebody else rendered. */
  tiles: number;
  /** How often a tile rendered from its top. */
  wholeTiles: number;
}

/** What the page does when it is told to. */
export interface RenderingPage {
  /** Joins a call; resolves once so many others have a picture. */
  join(place: Place, room: string, others: number): Promise<void>;
  /** Shows the tiles of the call in this way from now on. */
  show(way: RenderingWay): void;
  counts(): RenderingCounts;
}

declare global {
  interface Window {
    rendering: RenderingPage;
  }
}

const counts: RenderingCounts = { commits: 0, speaking: 0, calls: 0, tiles: 0, wholeTiles: 0 };
let seen = 0;
let way: RenderingWay | null = null;
const media = createSyntheticStream({ width: 320, height: 180, frameRate: 10, toneHz: 180 });
document.head.append(Object.assign(document.createElement('style'), { textContent: styles }));
const root = createRoot(document.getElementById('root') as HTMLElement);
const onSpeakingChange = () => {
  counts.speaking += 1;
};
const onCommit = () => {
  counts.commits += 1;
};
const onTile = () => {
  counts.tiles += 1;
};

function Call({ signaling, shown }: { signaling: Signaling; shown: RenderingWay | null }) {
  const call: UseRoomResult = useRoom({ signaling, name: 'Ada', media: media.stream });
  const { join, participants } = call;
  useEffect(() => void join(), [join]);
  useEffect(() => {
    counts.calls += 1;
    seen = participants.filter(({ camera }) => camera !== null).length;
  });
  const Tile = shown && tiles[shown];
  return (
    <VideoGrid style={{ blockSize: '720px' }}>
      {Tile && <Tile self name="Ada" stream={media.stream} peer={null} onSpeakingChange={onSpeakingChange} />}
      {Tile &&
        participants.map(({ id, name, camera, peer }) => (
          <Profiler key={id} id={id} onRender={onTile}>
            <Tile name={name} stream={camera} peer={peer} onSpeakingChange={onSpeakingChange} />
          </Profiler>
        ))}
    </VideoGrid>
  );
}

let signaling: Signaling | null = null;
function render() {
  if (!signaling) throw new Error('Nobody has joined.');
  const current = signaling;
  flushSync(() =>
    root.render(
      <Profiler id="call" onRender={onCommit}>
        <Call key="call" signaling={current} shown={way} />
      </Profiler>,
    ),
  );
}

window.rendering = {
  async join(place, room, others) {
    signaling = pusherSignaling({ pusher: await connectPusher(place, 'Ada'), room });
    render();
    await new Promise<void>((resolve) => {
      const timer = setInterval(() => {
        if (seen < others) return;
        clearInterval(timer);
        resolve();
      }, 100);
    });
  },
  show(next) {
    way = next;
    render();
  },
  counts: () => ({ ...counts, wholeTiles: ownRenders.count }),
};
