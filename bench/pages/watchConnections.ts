/** Sees every connection of the page, by whatever it is made. */
export interface ConnectionWatch {
  readonly made: readonly RTCPeerConnection[];
  /** Called whenever a connection is connected for the first time. */
  onConnected: (connection: RTCPeerConnection) => void;
}

/** Call it before any library is asked for a connection. */
export function watchConnections(): ConnectionWatch {
  const made: RTCPeerConnection[] = [];
  const watch: ConnectionWatch = { made, onConnected: () => {} };
  globalThis.RTCPeerConnection = new Proxy(RTCPeerConnection, {
    construct(target, args: [RTCConfiguration?], newTarget) {
      const pc = Reflect.construct(target, args, newTarget) as RTCPeerConnection;
      made.push(pc);
      const listening = new AbortController();
      pc.addEventListener(
        'connectionstatechange',
        () => {
          if (pc.connectionState !== 'connected') return;
          listening.abort();
          watch.onConnected(pc);
        },
        { signal: listening.signal },
      );
      return pc;
    },
  });
  return watch;
}
