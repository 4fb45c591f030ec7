import { useEffect, useState, type RefObject } from 'react';

/**
 * Whether a frame of the track has been rendered. A remote track is live for up to two seconds before it has one, and
 * until then the element is empty.
 */
export function useFirstFrame(
  video: RefObject<HTMLVideoElement | null>,
  stream: MediaStream | null,
  track: MediaStreamTrack | null,
): boolean {
  const [rendered, setRendered] = useState<MediaStreamTrack | null>(null);
  useEffect(() => {
    const element = video.current;
    if (!element || !stream || !track) return undefined;
    const listeners = new AbortController();
    const render = () => {
      if (element.videoWidth > 0) setRendered(track);
    };
    // Where frames can't be counted, and in a hidden page, where nothing is rendered.
    element.addEventListener('loadeddata', render, listeners);
    element.addEventListener('resize', render, listeners);
    const canCount = 'requestVideoFrameCallback' in element;
    const request = canCount ? element.requestVideoFrameCallback(render) : 0;
    return () => {
      listeners.abort();
      if (canCount) element.cancelVideoFrameCallback(request);
      setRendered(null);
    };
  }, [video, stream, track]);
  return track !== null && rendered === track;
}
