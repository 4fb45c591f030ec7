import { useEffect } from 'react';
import { useAutoplayGate } from '../AutoplayGate/AutoplayGate';
import { usePlayback } from '../playback/usePlayback';
import { markAsPlayed } from './playedStreams';
import { useLevel } from './useLevel';
import { useVolume } from './useVolume';

export interface StreamAudioProps {
  stream: MediaStream;
  /** From 0 to 2. */
  volume: number;
  /** Whether it is made as loud as the others. */
  levelled: boolean;
  speakerId: string | null | undefined;
}

/** Plays the audio of one stream. */
export function StreamAudio({ stream, volume, levelled, speakerId }: StreamAudioProps) {
  const level = useLevel(stream, levelled && volume > 0);
  const loudness = useVolume(stream, volume, level);
  const { ref, blocked, unblock } = usePlayback<HTMLAudioElement>(
    loudness.stream,
    volume === 0,
    speakerId,
    loudness.elementVolume,
  );
  useAutoplayGate(blocked, unblock);
  useEffect(() => markAsPlayed(stream), [stream]);
  // oxlint-disable-next-line jsx-a11y/media-has-caption -- Nobody has written what will be said in a call.
  return <audio ref={ref} data-blocked={blocked || undefined} />;
}
