import { useEffect, useRef, useState } from 'react';
import { amplify, type Amplifier } from './amplifier';
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
  const isSofter = volume > 0 && volume < 1;

  useEffect(() => {
    if (!isLouder && !(isSofter && isElementVolumeFixed())) return undefined;
    const made = amplify(stream, setAmplified);
    amplifier.current = made;
    return () => {
      amplifier.current = null;
      made.close();
      setAmplified(null);
    };
  }, [stream, isLouder, isSofter]);

  // After the one above: a new amplifier has the gain at once.
  useEffect(() => amplifier.current?.setGain(volume));

  return { stream: amplified ?? stream, elementVolume: amplified ? 1 : Math.min(volume, 1) };
}

/** On iPhones and iPads the volume of an element is that of the device, and stays 1. */
function isElementVolumeFixed(): boolean {
  const probe = new Audio();
  probe.volume = 0.5;
  return probe.volume !== 0.5;
}
