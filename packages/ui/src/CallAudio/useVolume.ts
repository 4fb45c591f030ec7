import { useEffect, useRef, useState } from 'react';
import { amplify, type Amplifier } from './amplifier';
import { isElementVolumeFixed } from './isElementVolumeFixed';
import type { Level } from './useLevel';

/** What an element plays to be as loud as wanted. */
export interface Loudness {
  stream: MediaStream;
  /** Of the element, from 0 to 1. */
  elementVolume: number;
}

/**
 * Makes a stream as loud as wanted: by the element where it can, and by an amplifier where it can't.
 *
 * @param wanted as the user wants it, from 0 to 2; 1 changes nothing
 * @param level what makes everyone equally loud
 */
export function useVolume(stream: MediaStream, wanted: number, level: Level): Loudness {
  const [amplified, setAmplified] = useState<MediaStream | null>(null);
  const amplifier = useRef<Amplifier>(null);
  const volume = wanted * level.factor;
  const isLouder = wanted > 1 || (level.amplifies && wanted > 0);
  // Of what is amplified anyway it is no question, so that it is not amplified anew whenever it passes 1.
  const isSofter = !isLouder && volume > 0 && volume < 1;

  useEffect(() => {
    if (!isLouder && !(isSofter && isElementVolumeFixed())) return undefined;
    try {
      amplifier.current = amplify(stream, setAmplified);
    } catch {
      // Without Web Audio the element plays it as loud as it can.
      return undefined;
    }
    return () => {
      amplifier.current?.close();
      amplifier.current = null;
      setAmplified(null);
    };
  }, [stream, isLouder, isSofter]);

  // After the one above: a new amplifier has the gain at once.
  useEffect(() => amplifier.current?.setGain(volume));

  return { stream: amplified ?? stream, elementVolume: amplified ? 1 : Math.min(volume, 1) };
}
