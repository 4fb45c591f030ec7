import { useEffect, useMemo } from 'react';
import { createWhepPlayer } from '../core/whip/whepPlayer';
import { useHttpPeer, type UseHttpPeerOptions, type UseHttpPeerResult } from './useHttpPeer';
import { useLatest } from './useLatest';

/** What `useWhep` plays. */
export interface UseWhepOptions extends UseHttpPeerOptions {
  /** Whether audio is asked for. A change opens another session. @default true */
  audio?: boolean | undefined;
  /** Whether video is asked for. A change opens another session. @default true */
  video?: boolean | undefined;
}

/** A stream that is played. The same object until something in it changes. */
export interface UseWhepResult extends UseHttpPeerResult {
  /** What arrives: null before the first track, then the same object through every recovery, until it is closed. */
  stream: MediaStream | null;
}

/**
 * Plays a stream of a media server by WHEP, draft-ietf-wish-whep-03.
 *
 * The session is opened once there is a URL, ends when the component unmounts, and is opened again for as long as it is wanted,
 * whatever breaks. Where the stream isn't there yet, the player is `connecting` with the error `stream-unavailable`, asks ever more
 * seldom, down to every 30 s, and comes in by itself.
 */
export function useWhep(options: UseWhepOptions): UseWhepResult {
  const { url, audio, video } = options;
  const getOptions = useLatest(options);
  // Another URL is another player; what else changes is read when it is needed.
  const player = useMemo(() => createWhepPlayer(() => ({ ...getOptions(), url })), [url, getOptions]);

  // Before it begins.
  useEffect(() => player.setKinds({ audio, video }), [player, audio, video]);

  return useHttpPeer(player, url !== null, options);
}
