import { onTestFinished } from 'vitest';

/** Counts, for one test, the connections that the page opens; the real ones, only watched. */
export function watchConnections(): { open(): RTCPeerConnection[]; made(): number } {
  const Original = globalThis.RTCPeerConnection;
  const made: RTCPeerConnection[] = [];
  globalThis.RTCPeerConnection = new Proxy(Original, {
    construct(target, args: [RTCConfiguration?]) {
      const connection = new target(...args);
      made.push(connection);
      return connection;
    },
  });
  onTestFinished(() => {
    globalThis.RTCPeerConnection = Original;
  });
  return {
    open: () => made.filter(({ signalingState }) => signalingState !== 'closed'),
    made: () => made.length,
  };
}
