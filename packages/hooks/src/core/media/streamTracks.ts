/**
 * Changes that a script makes to a `MediaStream` fire no events, only those of the browser do. Everything
 * of ours that changes a stream goes through this file, which fires them: peers then replace what they
 * send, tiles and meters what they show.
 *
 * @see https://www.w3.org/TR/mediacapture-streams/#event-mediastream-addtrack
 */
function tell(stream: MediaStream, type: 'addtrack' | 'removetrack', track: MediaStreamTrack): void {
  stream.dispatchEvent(new MediaStreamTrackEvent(type, { track }));
}

/** Adds `track` to `stream` and fires `addtrack`; a track that is in it already changes nothing. */
export function addTrackTo(stream: MediaStream, track: MediaStreamTrack): void {
  if (stream.getTrackById(track.id) === track) return;
  stream.addTrack(track);
  tell(stream, 'addtrack', track);
}

/** Takes `track` out of `stream` and fires `removetrack`. The track goes on; who acquired it stops it. */
export function removeTrackFrom(stream: MediaStream, track: MediaStreamTrack): void {
  if (stream.getTrackById(track.id) !== track) return;
  stream.removeTrack(track);
  tell(stream, 'removetrack', track);
}

/**
 * Puts `next` in the place of `previous`. Both events fire after both changes, so that a listener that looks at the
 * stream on the first of them sees its final state, and a sender goes from one track straight to the other.
 */
export function swapTrackIn(stream: MediaStream, previous: MediaStreamTrack, next: MediaStreamTrack): void {
  if (previous === next) return;
  stream.removeTrack(previous);
  stream.addTrack(next);
  tell(stream, 'removetrack', previous);
  tell(stream, 'addtrack', next);
}

/** Calls `listener` after every change of the stream's tracks, the browser's and ours, until undone. */
export function onTracksChange(stream: MediaStream, listener: () => void): () => void {
  stream.addEventListener('addtrack', listener);
  stream.addEventListener('removetrack', listener);
  return () => {
    stream.removeEventListener('addtrack', listener);
    stream.removeEventListener('removetrack', listener);
  };
}
