import { useRoom, type Signaling, type UseRoomResult } from '@visavis/hooks';
import { pusherSignaling } from '@visavis/hooks/signaling/pusher';
import { createSyntheticStream } from '@visavis/hooks/testing';
import { VideoGrid } from '@visavis/ui';
import styles from '@visavis/ui/styles.css?inline';
import { Profiler, useEffect, type ComponentType, type ProfilerOnRenderCallback } from 'react';
import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
import type { Place } from './place';
import { ownRenders, tiles, type RenderingWay, type TileProps } from './rendering/tiles';
import { connectPusher } from './ways/connectPusher';

/** What has happened so far. */
export interface RenderingCounts {
  /** How often React has committed anything. */
  commits: number;
  /** How often it became known that somebody speaks, or has stopped. */
  speaking: number;
  /** How often the component with the call rendered, of which every tile is a part. */
  calls: number;
  /** How often anything in a tile rendered. */
  tiles: number;
  /** How often a tile rendered from its top. */
  wholeTiles: number;
  /** By the id of a participant. */
  byTile: Readonly<Record<string, TileCounts>>;
}

/** What has happened to one tile. */
export interface TileCounts {
  /** How often anything in it rendered. */
  renders: number;
  /** How often its participant began to speak, or stopped. */
  speaking: number;
  /** How often its picture went, or came back: nothing arrived, as on a busy machine. */
  stalls: number;
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

const counts = { commits: 0, speaking: 0, calls: 0, tiles: 0 };
interface CountingTile extends TileCounts {
  onRender: ProfilerOnRenderCallback;
  onSpeakingChange: () => void;
}

const byTile = new Map<string, CountingTile>();
let seen = 0;
let way: RenderingWay | null = null;
const media = createSyntheticStream({ width: 320, height: 180, frameRate: 10, toneHz: 180 });
document.head.append(Object.assign(document.createElement('style'), { textContent: styles }));
const root = createRoot(document.getElementById('root') as HTMLElement);
const onCommit = () => {
  counts.commits += 1;
};

/** The counts of a tile, with what counts; always the same for one id. */
function tileCounts(id: string) {
  const known = byTile.get(id);
  if (known) return known;
  const made: CountingTile = {
    renders: 0,
    speaking: 0,
    stalls: 0,
    onRender(_id, _phase, actualDuration) {
      // React may look at a tile after an update once more, and find nothing to render.
      if (actualDuration === 0) return;
      made.renders += 1;
      counts.tiles += 1;
    },
    onSpeakingChange() {
      made.speaking += 1;
      counts.speaking += 1;
    },
  };
  byTile.set(id, made);
  return made;
}

/** A tile whose renders are counted, with what explains them. */
function CountedTile({ id, Tile, ...shown }: Omit<TileProps, 'onSpeakingChange'> & { id: string; Tile: ComponentType<TileProps> }) {
  const own = tileCounts(id);
  const { stream } = shown;
  useEffect(() => {
    const listeners = new AbortController();
    const count = () => {
      own.stalls += 1;
    };
    for (const track of stream?.getVideoTracks() ?? []) {
      track.addEventListener('mute', count, listeners);
      track.addEventListener('unmute', count, listeners);
    }
    return () => listeners.abort();
  }, [own, stream]);
  return (
    <Profiler id={id} onRender={own.onRender}>
      <Tile {...shown} onSpeakingChange={own.onSpeakingChange} />
    </Profiler>
  );
}

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
      {Tile && <CountedTile self id="self" name="Ada" stream={media.stream} peer={null} Tile={Tile} />}
      {Tile &&
        participants.map(({ id, name, camera, peer }) => (
          <CountedTile key={id} id={id} name={name} stream={camera} peer={peer} Tile={Tile} />
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
  counts: () => ({
    ...counts,
    wholeTiles: ownRenders.count,
    byTile: Object.fromEntries([...byTile].map(([id, { renders, speaking, stalls }]) => [id, { renders, speaking, stalls }])),
  }),
};
