import { addTrackTo, removeTrackFrom, swapTrackIn } from '../media/streamTracks';
import { KINDS, type Kinds, type Media } from './media';

/** The media that is played: one stream, whatever connection its tracks come from. */
export interface Playback extends Media {
  /** Plays these kinds from the next connection on. @returns whether they are others than before */
  set(kinds: Kinds): boolean;
}

/**
 * Puts what arrives in one stream. The track of a connection that is gone stays until its successor comes, so that a video
 * element shows the last frame and not nothing.
 *
 * @param onStream is called with the stream once it has a track, and with null at the end
 */
export function createPlayback(onStream: (stream: MediaStream | null) => void): Playback {
  const current = new Set<MediaStreamTrack>();
  let wanted: Kinds = { audio: true, video: true };
  let stream: MediaStream | null = null;

  function put(track: MediaStreamTrack) {
    stream ??= new MediaStream();
    current.add(track);
    const previous = stream.getTracks().find(({ kind }) => kind === track.kind);
    if (previous) swapTrackIn(stream, previous, track);
    else addTrackTo(stream, track);
    onStream(stream);
  }

  function keepOnly(keeps: (track: MediaStreamTrack) => boolean) {
    for (const track of stream?.getTracks() ?? []) if (stream && !keeps(track)) removeTrackFrom(stream, track);
  }

  return {
    isEmpty: false,
    set(kinds) {
      const isOther = KINDS.some((kind) => wanted[kind] !== kinds[kind]);
      wanted = kinds;
      return isOther;
    },
    begin() {},
    attach(pc) {
      for (const kind of KINDS) if (wanted[kind]) pc.addTransceiver(kind, { direction: 'recvonly' });
      pc.addEventListener('track', ({ track }) => put(track));
    },
    detach: () => current.clear(),
    // The server may send fewer kinds than before.
    settle: () => keepOnly((track) => current.has(track)),
    end() {
      keepOnly(() => false);
      onStream(null);
    },
  };
}
