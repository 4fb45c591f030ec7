import { useSyncExternalStore } from 'react';

/** Whether this browser can make calls; not known before the page runs in one. */
export type CallSupport = 'unknown' | 'supported' | 'unsupported';

const never = () => () => undefined;

/** Whether this browser has WebRTC. */
export function useCallSupport(): CallSupport {
  return useSyncExternalStore<CallSupport>(
    never,
    () => ('RTCPeerConnection' in window ? 'supported' : 'unsupported'),
    () => 'unknown',
  );
}
