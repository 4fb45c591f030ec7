/**
 * Makes a function that ends `track` the way a browser does, with its event: a device that is pulled out, a
 * share that is stopped from the browser's own bar.
 *
 * The event takes a way of its own past the track, since Firefox keeps events made by a script from the
 * listeners of a track (of nothing else; seen in 153).
 */
export function makeEndable(track: MediaStreamTrack): () => void {
  const relay = new EventTarget();
  for (const method of ['addEventListener', 'removeEventListener'] as const) {
    const native = track[method].bind(track);
    const value = (
      type: string,
      listener: EventListenerOrEventListenerObject,
      options?: AddEventListenerOptions,
    ) => {
      if (type === 'ended') relay[method](type, listener, options);
      else native(type, listener, options);
    };
    Object.defineProperty(track, method, { configurable: true, value });
  }
  return () => {
    if (track.readyState === 'ended') return;
    track.stop();
    const event = new Event('ended');
    track.onended?.(event);
    relay.dispatchEvent(event);
  };
}
