import type { RtcError } from '../../errors';
import type { MeasuredPeer } from '../../peer/stats/measuredPeer';
import { KINDS, type Kinds } from '../../whip/media';
import type { WhepPlayer } from '../../whip/whepPlayer';
import type { MediaSession } from './mediaSession';

/** Opens a session that plays these kinds. `onChange`: it is another way now. */
export type OpenPlayer = (kinds: Kinds, onChange: () => void) => MediaSession<WhepPlayer>;

/** One source of another member, played from a media server. */
export interface Subscription {
  /** Plays these kinds from now on; neither: nothing. */
  set(kinds: Kinds): void;
  readonly stream: MediaStream | null;
  readonly error: RtcError | null;
  readonly peer: MeasuredPeer | null;
}

interface Playing {
  readonly kinds: Kinds;
  readonly session: MediaSession<WhepPlayer>;
}

const isSame = (a: Kinds, b: Kinds) => KINDS.every((kind) => a[kind] === b[kind]);

/**
 * Makes one that plays nothing. A session can't be told to leave out a kind, or to add one: another session does, and what plays
 * goes on until that one does, so that a voice is not interrupted because a video is not looked at.
 */
export function createSubscription(open: OpenPlayer, onChange: () => void): Subscription {
  let current: Playing | null = null;
  let next: Playing | null = null;

  const isPlaying = (playing: Playing | null) => playing?.session.peer.getSnapshot().status === 'connected';

  function play(kinds: Kinds): Playing {
    const playing = { kinds, session: open(kinds, () => onSession(playing)) };
    return playing;
  }

  function onSession(playing: Playing) {
    if (playing !== current && playing !== next) return;
    // What does not play keeps nothing going that the next one could interrupt.
    if (next && (isPlaying(next) || !isPlaying(current))) promote();
    onChange();
  }

  function promote() {
    const before = current;
    current = next;
    next = null;
    onChange();
    before?.session.close();
  }

  function drop() {
    next?.session.close();
    next = null;
  }

  return {
    set(kinds) {
      if (!kinds.audio && !kinds.video) {
        drop();
        current?.session.close();
        current = null;
      } else if (current && isSame(current.kinds, kinds)) drop();
      else if (!next || !isSame(next.kinds, kinds)) {
        drop();
        next = play(kinds);
        if (!isPlaying(current)) promote();
      }
    },
    get stream() {
      return current?.session.peer.getSnapshot().stream ?? null;
    },
    get error() {
      return current?.session.error ?? null;
    },
    get peer() {
      return current?.session.peer ?? null;
    },
  };
}
