import { useEffect, useState } from 'react';
import { nextGain, toFactor } from './loudness/levelGain';
import { BLOCK_EVERY_MS, measureLoudness } from './loudness/measureLoudness';

/** How a stream is made as loud as the others. */
export interface Level {
  /** 1 changes nothing. */
  factor: number;
  /** Whether it was ever to be louder than an element plays it: then it stays amplified, since a change can be heard. */
  amplifies: boolean;
}

const unchanged: Level = { factor: 1, amplifies: false };
/** Less is not worth an amplifier. */
const AMPLIFIED_FROM = 1.2;
/** Smaller steps nobody hears. */
const STEPS = 40;

/** Follows how loud a stream is, and says how much louder or softer it has to be to be as loud as everyone. */
export function useLevel(stream: MediaStream, enabled: boolean): Level {
  const [level, setLevel] = useState(unchanged);
  useEffect(() => {
    if (!enabled) return undefined;
    let gain = 0;
    const stop = measureLoudness(stream, (heard) => {
      gain = nextGain(gain, heard, BLOCK_EVERY_MS / 1000);
      const factor = Math.round(toFactor(gain) * STEPS) / STEPS;
      setLevel((before) =>
        before.factor === factor ? before : { factor, amplifies: before.amplifies || factor >= AMPLIFIED_FROM },
      );
    });
    return () => {
      stop();
      setLevel(unchanged);
    };
  }, [stream, enabled]);
  return level;
}
