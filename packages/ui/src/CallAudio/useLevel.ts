import { useEffect, useState } from 'react';

/** How a stream is made as loud as the others. */
export interface Level {
  /** 1 changes nothing. */
  factor: number;
  /** Whether it was ever to be as an element can't play it: then it stays amplified, since a change can be heard. */
  amplifies: boolean;
}

const unchanged: Level = { factor: 1, amplifies: false };

/**
 * Follows how loud a stream is, and says how much louder or softer it has to be to be as loud as everyone. What measures it is
 * loaded when the first stream plays; without it, or without Web Audio, everyone plays as loud as they come.
 */
export function useLevel(stream: MediaStream, enabled: boolean): Level {
  const [level, setLevel] = useState(unchanged);
  useEffect(() => {
    if (!enabled) return undefined;
    let isCurrent = true;
    let stop: (() => void) | undefined;
    const start = async () => {
      const { followLevel } = await import('./loudness/followLevel');
      if (isCurrent) stop = followLevel(stream, setLevel);
    };
    // Then nothing is levelled, and nothing else is lost.
    start().catch(() => undefined);
    return () => {
      isCurrent = false;
      stop?.();
      setLevel(unchanged);
    };
  }, [stream, enabled]);
  return level;
}
