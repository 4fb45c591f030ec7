import { createHttpPeer } from './createHttpPeer';
import type { HttpPeer, HttpPeerOptions, LiveOptions } from './httpPeer';
import type { KindOptions } from './media';
import { createPlayback } from './playback';

/** How to play from a media server. */
export type WhepPlayerOptions = HttpPeerOptions;

/** Plays one stream of a media server by WHEP, the draft as of 2026. */
export interface WhepPlayer extends HttpPeer {
  /** Asks for these kinds of media from now on, also before `start()`. Other ones than before open another session. */
  setKinds(kinds: KindOptions): void;
}

/** Makes a player. Constructing it starts nothing. */
export function createWhepPlayer(options: LiveOptions<WhepPlayerOptions>): WhepPlayer {
  const playback = createPlayback((stream) => owned.setStream(stream));
  const owned = createHttpPeer(options, { role: 'player', media: playback });
  return Object.assign(owned.peer, {
    setKinds({ audio = true, video = true }: KindOptions) {
      if (playback.set({ audio, video })) owned.replace();
    },
  });
}
