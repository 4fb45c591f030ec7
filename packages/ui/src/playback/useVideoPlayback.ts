import { usePlayback, type Playback } from './usePlayback';

export interface UseVideoPlaybackOptions {
  /** Plays no audio. @default false */
  muted?: boolean | undefined;
  /** The audio output's `deviceId`; null: the system's speaker. @default left as it is */
  speakerId?: string | null | undefined;
}

export type UseVideoPlaybackResult = Playback<HTMLVideoElement>;

/**
 * Plays a stream in a `<video>` of your own as a `VideoTile` does: it starts with audio or, where the browser refuses that,
 * without; goes on after pauses that nobody asked for; and lets go of the stream in the end. Give the element `playsInline`.
 */
export function useVideoPlayback(
  stream: MediaStream | null,
  { muted = false, speakerId }: UseVideoPlaybackOptions = {},
): UseVideoPlaybackResult {
  return usePlayback<HTMLVideoElement>(stream, muted, speakerId);
}
