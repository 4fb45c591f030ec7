import { useEffect, useMemo, useState } from 'react';
import { createUserMedia, type UserMediaOptions, type UserMediaState } from '../core/media/userMedia';
import { useStore } from './useStore';

/** What `useUserMedia` captures, and when. */
export interface UseUserMediaOptions extends UserMediaOptions {
  /** Captures as soon as the component is there; else nothing prompts until `start()`. @default false */
  autoStart?: boolean | undefined;
}

/** Camera and microphone, with their switches. */
export interface UseUserMediaResult extends UserMediaState {
  /** Captures as the options say, or tries again what failed. Resolves with the answer, never rejects. */
  start(): Promise<void>;
  /** Releases everything at once, also what a prompt that is still open grants later. */
  stop(): void;
}

/**
 * The local camera and microphone in one stream.
 *
 * Components that ask for the same share one capture and one prompt. Options are read at the next `start`,
 * `toggle` or `select`, so an inline object restarts nothing. Unmounting releases the devices, unless another
 * component asks for the same in the same commit: that one takes them over.
 */
export function useUserMedia(options: UseUserMediaOptions = {}): UseUserMediaResult {
  const { autoStart = false } = options;
  const [media] = useState(() => createUserMedia());

  // Before `start`, which reads them.
  useEffect(() => media.setOptions(options));
  useEffect(() => {
    if (autoStart) void media.start();
  }, [media, autoStart]);
  useEffect(() => () => media.transfer(), [media]);

  const state = useStore(media);
  return useMemo(() => ({ ...state, start: media.start, stop: media.stop }), [state, media]);
}
