import { vi } from 'vitest';
import type { MeasuredPeer } from '../core/peer/stats/measuredPeer';

/** The same peer with a count of who asks for its statistics, without what the peer itself asks for. */
export function countLooks(peer: MeasuredPeer) {
  const looks = vi.fn<() => void>();
  let counted: { of: RTCPeerConnection; connection: RTCPeerConnection } | null = null;

  function count(connection: RTCPeerConnection): RTCPeerConnection {
    return new Proxy(connection, {
      get(target, name) {
        if (name === 'getStats') looks();
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
  }

  const watched: MeasuredPeer = {
    getSnapshot: () => peer.getSnapshot(),
    subscribe: (listener) => peer.subscribe(listener),
    get connection() {
      const { connection } = peer;
      if (connection && counted?.of !== connection) counted = { of: connection, connection: count(connection) };
      return connection && (counted?.connection ?? null);
    },
  };
  return { peer: watched, looks };
}
