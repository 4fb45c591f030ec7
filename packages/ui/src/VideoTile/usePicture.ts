import { useCallback, useSyncExternalStore } from 'react';

/**
 * The video track that has a picture to show now, or null.
 *
 * A local track is shown while it is live. One from afar also counts as gone while it is muted, which
 * is how a browser says that nothing arrives.
 */
export function usePicture(stream: MediaStream | null, self: boolean): MediaStreamTrack | null {
  const subscribe = useCallback(
    (onChange: () => void) => (stream ? watchTracks(stream, onChange) : () => undefined),
    [stream],
  );
  const find = () =>
    stream?.getVideoTracks().find((track) => track.readyState === 'live' && (self || !track.muted)) ?? null;
  return useSyncExternalStore(subscribe, find, () => null);
}

/** Calls `onChange` when video tracks come, go, end, or fall silent. */
function watchTracks(stream: MediaStream, onChange: () => void): () => void {
  let tracks = new AbortController();
  const listen = () => {
    tracks.abort();
    tracks = new AbortController();
    for (const track of stream.getVideoTracks()) {
      for (const type of ['mute', 'unmute', 'ended']) {
        track.addEventListener(type, onChange, { signal: tracks.signal });
      }
    }
  };
  const relisten = () => {
    listen();
    onChange();
  };
  listen();
  stream.addEventListener('addtrack', relisten);
  stream.addEventListener('removetrack', relisten);
  return () => {
    tracks.abort();
    stream.removeEventListener('addtrack', relisten);
    stream.removeEventListener('removetrack', relisten);
  };
}
