/** The streams that arrive over one connection. */
export interface RemoteStreams {
  /** A track arrived in these streams. */
  add(streams: readonly MediaStream[]): void;
  /** Forgets all of them and stops listening. */
  dispose(): void;
}

/** Keeps the list of remote streams that have a track; `onChange` gets a new array whenever it changed. */
export function createRemoteStreams(onChange: (streams: readonly MediaStream[]) => void): RemoteStreams {
  const streams = new Map<MediaStream, AbortController>();
  const publish = () => onChange([...streams.keys()]);

  return {
    add(arrived) {
      const fresh = arrived.filter((stream) => !streams.has(stream));
      for (const stream of fresh) {
        const listen = new AbortController();
        streams.set(stream, listen);
        // The browser takes a track out of its stream when the other side stops sending it for good.
        const onRemove = () => {
          if (stream.getTracks().length > 0) return;
          listen.abort();
          streams.delete(stream);
          publish();
        };
        stream.addEventListener('removetrack', onRemove, { signal: listen.signal });
      }
      if (fresh.length > 0) publish();
    },
    dispose() {
      for (const listen of streams.values()) listen.abort();
      streams.clear();
    },
  };
}
