const changeEvent = 'visavis:enabledchange';

/** Mutes or unmutes `track` for everybody who holds it, and tells those who listen: no standard event does. */
export function setTrackEnabled(track: MediaStreamTrack, enabled: boolean): void {
  if (track.enabled === enabled) return;
  track.enabled = enabled;
  track.dispatchEvent(new Event(changeEvent));
}

/** Calls `listener` whenever `setTrackEnabled` changed this track, until undone. */
export function onTrackEnabledChange(track: MediaStreamTrack, listener: () => void): () => void {
  track.addEventListener(changeEvent, listener);
  return () => track.removeEventListener(changeEvent, listener);
}
