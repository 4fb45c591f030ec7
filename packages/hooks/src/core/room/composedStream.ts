import { addTrackTo, removeTrackFrom } from '../media/streamTracks';

/**
 * A stream that stays the same object whatever feeds it: the tracks of another side's camera, say, while
 * the camera goes off and on or the whole connection is replaced.
 */
export interface ComposedStream {
  /** The stream, or null while it has no track. */
  readonly stream: MediaStream | null;
  /** The stream, also while it has no track; null until it first had one. */
  readonly whole: MediaStream | null;
  /** Holds exactly these tracks from now on. */
  set(tracks: readonly MediaStreamTrack[]): void;
}

/** Makes one without tracks. */
export function createComposedStream(): ComposedStream {
  let whole: MediaStream | null = null;

  return {
    get stream() {
      return whole && whole.getTracks().length > 0 ? whole : null;
    },
    get whole() {
      return whole;
    },
    set(tracks) {
      if (tracks.length === 0 && !whole) return;
      const stream = (whole ??= new MediaStream());
      const before = stream.getTracks();
      for (const track of before) if (!tracks.includes(track)) removeTrackFrom(stream, track);
      for (const track of tracks) if (!before.includes(track)) addTrackTo(stream, track);
    },
  };
}
