import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { followSpeaker } from './followSpeaker';
import { keepPlaying } from './keepPlaying';
import { startPlayback } from './play';

export interface Playback<Element extends HTMLMediaElement> {
  /** For the element that plays the stream. */
  ref: RefObject<Element | null>;
  /** Whether the browser waits for a click; a video plays on without its audio. */
  blocked: boolean;
  /** Starts what is blocked, audio only where it is not to be muted; call it from a click. */
  unblock: () => void;
}

/**
 * Plays a stream in a `<video>` or `<audio>`, goes on after pauses, and clears the element in the end.
 *
 * @param speakerId an audio output's `deviceId`; null, or while it is away: the system's; undefined: left as it is
 * @param volume of the element, from 0 to 1
 */
export function usePlayback<Element extends HTMLMediaElement>(
  stream: MediaStream | null,
  muted: boolean,
  speakerId: string | null | undefined,
  volume = 1,
): Playback<Element> {
  const ref = useRef<Element>(null);
  const [blocked, setBlocked] = useState(false);
  const known = useRef(false);
  // What is set to the value that it has makes React look at the component once more after its next render.
  const showBlocked = useCallback((held: boolean) => {
    if (held === known.current) return;
    known.current = held;
    setBlocked(held);
  }, []);

  useEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    element.srcObject = stream;
    return () => {
      element.srcObject = null;
    };
  }, [stream]);

  useEffect(() => {
    const element = ref.current;
    if (!element || !stream) return undefined;
    let current = true;
    const restart = () => void startPlayback(element, muted, (held) => current && showBlocked(held));
    restart();
    // Audio that joins a silent video may be what the browser objects to: a new track is a new start.
    stream.addEventListener('addtrack', restart);
    const stopKeeping = keepPlaying(element, restart);
    return () => {
      current = false;
      stream.removeEventListener('addtrack', restart);
      stopKeeping();
    };
  }, [stream, muted, showBlocked]);

  useEffect(() => {
    const element = ref.current;
    return element && speakerId !== undefined ? followSpeaker(element, speakerId) : undefined;
  }, [speakerId]);

  useEffect(() => {
    if (ref.current) ref.current.volume = volume;
  }, [volume]);

  const unblock = useCallback(() => {
    const element = ref.current;
    if (element) void startPlayback(element, muted, showBlocked);
  }, [muted, showBlocked]);

  return { ref, blocked: blocked && stream !== null, unblock };
}
