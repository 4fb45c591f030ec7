import { usePreparedRoom, useRoom, type UseRoomOptions } from '@visavis/hooks';
import { pusherSignaling } from '@visavis/hooks/signaling/pusher';
import { useEffect, useRef } from 'react';
import { createRoot } from 'react-dom/client';
import { connectPusher } from './connectPusher';
import type { CallListeners, Way } from './way';

type Signaling = NonNullable<UseRoomOptions['signaling']>;

interface CallProps extends CallListeners {
  signaling: Signaling;
  camera: MediaStream;
  screen: MediaStream | null;
  onJoined: () => void;
}

/** Joins as it appears, and tells of each stream once. */
function Call({ signaling, camera, screen, onJoined, onStream }: CallProps) {
  const { status, participants } = useRoom({ signaling, name: '', media: camera, screen, autoJoin: true });
  const seen = useRef(new Set<MediaStream>());
  useEffect(() => {
    if (status === 'joined') onJoined();
  }, [status, onJoined]);
  useEffect(() => {
    for (const stream of participants.flatMap((each) => [each.camera, each.screen])) {
      if (!stream || seen.current.has(stream) || stream.getVideoTracks().length === 0) continue;
      seen.current.add(stream);
      onStream(stream);
    }
  }, [participants, onStream]);
  return null;
}

function Lobby({ signaling, onReady }: { signaling: Signaling; onReady: () => void }) {
  const { status } = usePreparedRoom({ signaling, name: '' });
  useEffect(() => {
    if (status === 'ready') onReady();
  }, [status, onReady]);
  return null;
}

/** @param prepared whether there is a lobby that prepares, in whose place the call comes; else the code of a room is fetched as it joins */
const inReact = (prepared: boolean): Way => ({
  async prepare(place, name) {
    const pusher = await connectPusher(place);
    const signaling = pusherSignaling({ pusher, room: name });
    const root = createRoot(document.createElement('div'));
    if (prepared) await new Promise<void>((resolve) => root.render(<Lobby signaling={signaling} onReady={resolve} />));
    return {
      join(camera, { onStream }) {
        let onJoined!: () => void;
        const entered = new Promise<void>((resolve) => (onJoined = resolve));
        const render = (screen: MediaStream | null) =>
          root.render(<Call {...{ signaling, camera, screen, onStream }} onJoined={onJoined} />);
        render(null);
        return { entered, share: render, leave: () => root.unmount() };
      },
      close: () => pusher.disconnect(),
    };
  },
});

/** A room of ours as a page in React has it, whose code comes by `import()`. */
export const hooksWays = {
  'visavis, useRoom': inReact(false),
  'visavis, prepared in a lobby': inReact(true),
} satisfies Record<string, Way>;

export type HooksWayName = keyof typeof hooksWays;
