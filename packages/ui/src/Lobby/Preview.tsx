import { useEffect, useRef } from 'react';
import { TileFrame, type VideoTileBaseProps } from '../VideoTile/TileFrame';

/** The local camera before the call: a tile without sound, and without a connection to anybody. */
export function Preview({ stream = null, ...look }: VideoTileBaseProps) {
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
