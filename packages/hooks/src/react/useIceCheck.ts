import { useEffect, useMemo, useState } from 'react';
import { createIceCheck, type IceCheck, type IceCheckOptions, type IceCheckState } from '../core/iceCheck/iceCheck';
import type { IceServersSource } from '../core/peer/iceServers';
import { useLatest } from './useLatest';
import { useStore } from './useStore';

/** How to check, and when. */
export interface UseIceCheckOptions extends IceCheckOptions {
  /** Whether to begin as soon as the component is there. @default false */
  autoStart?: boolean | undefined;
}

/** What is known so far, and the means to find out. */
export interface UseIceCheckResult extends IceCheckState, Pick<IceCheck, 'start' | 'stop'> {}

/**
 * Checks ICE servers: what each URL yields (`host`, `srflx`, `relay`), how fast, and what is wrong with it; whether
 * its relay really carries data; and how the router in front of this machine treats it. Results come in one by one,
 * and a dead server holds nobody up. Unmounting ends it, and closes every connection.
 *
 * @param iceServers as `usePeer` and `useRoom` take them; read at each start, so it may be a new array in every render
 */
export function useIceCheck(iceServers: IceServersSource | undefined, options: UseIceCheckOptions = {}): UseIceCheckResult {
  const getSource = useLatest(iceServers);
  const getOptions = useLatest(options);
  const [check] = useState(() =>
    createIceCheck(async () => {
      const source = getSource();
      return typeof source === 'function' ? source() : (source ?? []);
    }, getOptions),
  );
  const { autoStart = false } = options;

  useEffect(() => {
    if (autoStart) void check.start();
    return () => check.stop();
  }, [check, autoStart]);

  const state = useStore(check);
  return useMemo(() => ({ ...state, start: check.start, stop: check.stop }), [state, check]);
}
