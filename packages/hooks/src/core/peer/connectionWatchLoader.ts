import { loadChunk } from '../chunk';
import type { Clock } from '../environment/clock';
import { RtcError } from '../errors';
import type { WatchedConnection, watchConnection } from './connectionWatch';

/** What a watch over a connection tells. */
export interface ConnectionWatchEvents extends WatchedConnection {
  /** There is no watch: `chunk-unavailable`. The call goes on, and a peer that is connected does not show it. */
  onError(error: RtcError): void;
}

/**
 * Watches a connection's statistics, with code that is fetched once it is connected: the watch looks for the first time 1 s
 * later, so that nothing waits for it.
 *
 * @param signal ends it
 * @param load for tests. @default the watch's code
 */
export async function loadConnectionWatch(
  pc: RTCPeerConnection,
  clock: Clock,
  events: ConnectionWatchEvents,
  signal: AbortSignal,
  load: () => Promise<{ watchConnection: typeof watchConnection }> = () => import('./connectionWatch'),
): Promise<void> {
  const part = await loadChunk(load);
  if (signal.aborted) return;
  if (part instanceof RtcError) events.onError(part);
  else part.watchConnection(pc, clock, events, signal);
}
