/**
 * No standard event tells that a script muted a track, and one of our own would not reach anybody in Firefox,
 * which keeps events made by a script from the listeners of a track (of nothing else; seen in 153).
 */
const listeners = new WeakMap<MediaStreamTrack, Set<() => void>>();

/** Mutes or unmutes `track` for everybody who holds it, and tells those who listen. */
export function setTrackEnabled(track: MediaStreamTrack, enabled: boolean): void {
  if (track.enabled === enabled) return;
  track.enabled = enabled;
  for (const listener of listeners.get(track) ?? []) listener();
}

/** Calls `listener` whenever `setTrackEnabled` changed this track, until undone. */
export function onTrackEnabledChange(track: MediaStreamTrack, listener: () => void): () => void {
  const own = listeners.get(track) ?? new Set();
  listeners.set(track, own);
  // A wrapper, so that one function subscribed twice is two subscriptions.
  const entry = () => listener();
  own.add(entry);
  return () => void own.delete(entry);
}
