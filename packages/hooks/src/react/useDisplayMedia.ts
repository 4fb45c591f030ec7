import { useEffect, useMemo, useState } from 'react';
import {
  createDisplayMedia,
  type DisplayMediaOptions,
  type DisplayMediaState,
} from '../core/media/displayMedia';
import { useStore } from './useStore';

/** What `useDisplayMedia` shares, and how. */
export type UseDisplayMediaOptions = DisplayMediaOptions;

/** The screen one shares. */
export interface UseDisplayMediaResult extends DisplayMediaState {
  /** Opens the browser's picker; call it from a click. Resolves when it is closed; never rejects. */
  start(): Promise<void>;
  /** Ends the share at once, also one that a picker which is still open brings later. */
  stop(): void;
}

/**
 * A screen, window or tab that one shares. A cancelled picker is `idle` again and no error. Options are read
 * at the next `start`. Unmounting ends the share.
 */
export function useDisplayMedia(options: UseDisplayMediaOptions = {}): UseDisplayMediaResult {
  const [display] = useState(() => createDisplayMedia());

  useEffect(() => display.setOptions(options));
  useEffect(() => () => display.stop(), [display]);

  const state = useStore(display);
  return useMemo(() => ({ ...state, start: display.start, stop: display.stop }), [state, display]);
}
