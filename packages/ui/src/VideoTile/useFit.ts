import { useEffect, useState, type RefObject } from 'react';
import { observeSize } from '../observeSize';
import { chooseFit } from './chooseFit';

/** Fill the tile and lose the edges, show all of the video, or whichever loses nobody's head. */
export type VideoFit = 'cover' | 'contain' | 'auto';

/** What `fit` comes to for the video and the tile as they are now; it follows a phone that turns. */
export function useFit(video: RefObject<HTMLVideoElement | null>, fit: VideoFit): 'cover' | 'contain' {
  const [chosen, setChosen] = useState<'cover' | 'contain'>('cover');
  useEffect(() => {
    const element = video.current;
    if (fit !== 'auto' || !element) return undefined;
    const choose = () => {
      const { videoWidth, videoHeight, clientWidth, clientHeight } = element;
      setChosen(
        chooseFit({ width: videoWidth, height: videoHeight }, { width: clientWidth, height: clientHeight }),
      );
    };
    choose();
    element.addEventListener('resize', choose);
    const unobserve = observeSize(element, choose);
    return () => {
      element.removeEventListener('resize', choose);
      unobserve();
    };
  }, [video, fit]);
  return fit === 'auto' ? chosen : fit;
}
