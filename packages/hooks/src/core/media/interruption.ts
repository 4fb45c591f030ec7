/** The captured track that each processed one is made of: the browser mutes that one alone. */
const sources = new WeakMap<MediaStreamTrack, MediaStreamTrack>();
const sourceOf = (track: MediaStreamTrack) => sources.get(track) ?? track;

/** Says what a processed track is made of, so that it is interrupted with that. */
export function setInterruptionSource(processed: MediaStreamTrack, source: MediaStreamTrack): void {
  sources.set(processed, source);
}

/** Whether the system gives nothing of a track for now (a phone call, a switch on the device), also of one behind processors. */
export const isInterrupted = (track: MediaStreamTrack): boolean => sourceOf(track).muted;

/** Calls `listener` whenever the system interrupts a track or lets go of it, until undone. */
export function onInterruptionChange(track: MediaStreamTrack, listener: () => void): () => void {
  const listening = new AbortController();
  for (const type of ['mute', 'unmute']) {
    sourceOf(track).addEventListener(type, () => listener(), { signal: listening.signal });
  }
  return () => listening.abort();
}
