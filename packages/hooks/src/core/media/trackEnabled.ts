// Not an event on the track itself: Firefox 153 drops events that a script dispatches on a MediaStreamTrack.
const watchers = new WeakMap<MediaStreamTrack, Set<() => void>>();

/** Mutes or unmutes `track` for everybody who holds it, and tells those who listen: no standard event does. */
export function setTrackEnabled(track: MediaStreamTrack, enabled: boolean): void {
  if (track.enabled === enabled) return;
  track.enabled = enabled;
  for (const listener of watchers.get(track) ?? []) listener();
}

/** Calls `listener` whenever `setTrackEnabled` changed this track, until undone. */
export function onTrackEnabledChange(track: MediaStreamTrack, listener: () => void): () => void {
  const listeners = watchers.get(track) ?? new Set();
  watchers.set(track, listeners);
  const entry = () => listener();
  listeners.add(entry);
  return () => void listeners.delete(entry);
}
