import { useEffect, useRef } from 'react';
import { TileFrame, type TileLook } from '../VideoTile/TileFrame';

/** One's own picture before the call: a tile without sound, and without a connection to anybody. */
export function Preview({ stream = null, ...look }: TileLook) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = video.current;
    if (!element) return undefined;
    element.srcObject = stream;
    return () => {
      element.srcObject = null;
    };
  }, [stream]);
  return <TileFrame {...look} self stream={stream} video={video} />;
}
