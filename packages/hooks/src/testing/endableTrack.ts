/**
 * Makes a function that ends `track` the way a browser does, with its event: a device that is pulled out, a
 * share that is stopped from the browser's own bar.
 *
 * The event takes a way of its own past the track, since Firefox keeps events made by a script from the
 * listeners of a track (of nothing else; seen in 153).
 */
export function makeEndable(track: MediaStreamTrack): () => void {
  const relay = relayEvents(track, ['ended']);
  return () => {
    if (track.readyState === 'ended') return;
    track.stop();
    const event = new Event('ended');
    track.onended?.(event);
    relay.dispatchEvent(event);
  };
}

/** Makes a function that interrupts `track` the way a system does (a phone call takes the microphone), or ends that. */
export function makeInterruptible(track: MediaStreamTrack): (isInterrupted: boolean) => void {
  const relay = relayEvents(track, ['mute', 'unmute']);
  return (isInterrupted) => {
    Object.defineProperty(track, 'muted', { configurable: true, value: isInterrupted });
    relay.dispatchEvent(new Event(isInterrupted ? 'mute' : 'unmute'));
  };
}

function relayEvents(track: MediaStreamTrack, types: readonly string[]): EventTarget {
  const relay = new EventTarget();
  for (const method of ['addEventListener', 'removeEventListener'] as const) {
    const native = track[method].bind(track);
    const value = (
      type: string,
      listener: EventListenerOrEventListenerObject,
      options?: AddEventListenerOptions,
    ) => {
      if (types.includes(type)) relay[method](type, listener, options);
      else native(type, listener, options);
    };
    Object.defineProperty(track, method, { configurable: true, value });
  }
  return relay;
}
