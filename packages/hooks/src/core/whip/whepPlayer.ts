import { createHttpPeer } from './createHttpPeer';
import type { HttpPeer, HttpPeerOptions } from './httpPeer';
import type { Kinds } from './media';
import { createPlayback } from './playback';

/** How to play from a media server. */
export type WhepPlayerOptions = HttpPeerOptions;

/** Plays one stream of a media server by WHEP, draft-ietf-wish-whep-03. */
export interface WhepPlayer extends HttpPeer {
  /** Asks for these kinds of media from now on, also before `start()`. Other ones than before open another session. */
  setKinds(kinds: Partial<Kinds>): void;
}

/** Makes a player. Constructing it starts nothing. */
export function createWhepPlayer(options: WhepPlayerOptions): WhepPlayer {
  const playback = createPlayback((stream) => owned.setStream(stream));
  const owned = createHttpPeer(options, { role: 'player', media: playback });
  return Object.assign(owned.peer, {
    setKinds({ audio = true, video = true }: Partial<Kinds>) {
      if (playback.set({ audio, video })) owned.replace();
    },
  });
}
