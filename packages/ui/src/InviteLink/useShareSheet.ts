import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** Whether to hand things to the system's share sheet. Desktops may have one, but people there copy and paste. */
export function useShareSheet(): boolean {
  return useSyncExternalStore(
    never,
    () => 'share' in navigator && matchMedia('(pointer: coarse)').matches,
    () => false,
  );
}
