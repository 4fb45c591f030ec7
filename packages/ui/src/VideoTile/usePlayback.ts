import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';

export interface Playback {
  /** For the `<video>` that shows the stream. */
  ref: RefObject<HTMLVideoElement | null>;
  /** The browser holds the sound back; the picture plays on without it. */
  blocked: boolean;
  /** Turns the sound on; works inside a person's click. */
  unblock: () => void;
}

/**
 * Plays a stream in a `<video>`, through the chosen speaker, and lets go of it in the end.
 *
 * @param speakerId an audio output's `deviceId`; without one, or when it is gone, the system's default
 */
export function usePlayback(
  stream: MediaStream | null,
  muted: boolean,
  speakerId: string | null | undefined,
): Playback {
  const ref = useRef<HTMLVideoElement>(null);
  const speakerChange = useRef<Promise<void>>(Promise.resolve());
  const [blocked, setBlocked] = useState(false);

  useEffect(() => {
    const video = ref.current;
    if (!video) return undefined;
    video.srcObject = stream;
    return () => {
      video.srcObject = null;
    };
  }, [stream]);

  useEffect(() => {
    const video = ref.current;
    if (!video || !stream) return undefined;
    let current = true;
    // Sound that joins a silent picture may be what the browser objects to: a new track is a new start.
    const restart = () => void start(video, muted, (held) => current && setBlocked(held));
    restart();
    stream.addEventListener('addtrack', restart);
    return () => {
      current = false;
      stream.removeEventListener('addtrack', restart);
    };
  }, [stream, muted]);

  useEffect(() => {
    const video = ref.current;
    if (!video || !('setSinkId' in video)) return;
    const sinkId = speakerId && speakerId !== 'default' ? speakerId : '';
    // One after the other: a slow change must not come in after the one that replaced it.
    speakerChange.current = speakerChange.current
      .then(() => (video.sinkId === sinkId ? undefined : video.setSinkId(sinkId)))
      .catch(() => video.setSinkId(''));
  }, [speakerId]);

  const unblock = useCallback(() => {
    const video = ref.current;
    if (video) void start(video, false, setBlocked);
  }, []);

  return { ref, blocked: blocked && stream !== null, unblock };
}

/** Plays with the sound or, if that is held back, at least the picture. `tell`: which; false: go no further. */
async function start(
  video: HTMLVideoElement,
  muted: boolean,
  tell: (blocked: boolean) => unknown,
): Promise<void> {
  video.muted = muted;
  const playing = await play(video);
  if (tell(!playing) === false || playing) return;
  video.muted = true;
  await play(video);
}

/** False if the browser wants a person's click first. Other refusals only mean that the stream changed. */
async function play(video: HTMLVideoElement): Promise<boolean> {
  try {
    await video.play();
    return true;
  } catch (error) {
    return !(error instanceof DOMException && error.name === 'NotAllowedError');
  }
}
