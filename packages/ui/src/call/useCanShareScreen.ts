import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** Whether to offer sharing the screen. Phones have cameras, but no `getDisplayMedia`. */
export function useCanShareScreen(): boolean {
  return useSyncExternalStore(never, canShareScreen, () => true);
}

function canShareScreen(): boolean {
  // An insecure page has no media devices at all; there the button stays, and says why it can't.
  const devices = navigator.mediaDevices as Partial<MediaDevices> | undefined;
  return !devices || 'getDisplayMedia' in devices;
}
