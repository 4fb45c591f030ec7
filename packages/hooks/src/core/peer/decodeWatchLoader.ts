import { loadChunk } from '../chunk';
import type { Clock } from '../environment/clock';
import { RtcError } from '../errors';
import type { watchDecoding } from './decodeWatch';

/** What a watch over decoding tells. */
export interface DecodeWatchEvents {
  /** Whether the video that arrives can be decoded. */
  onChange(decodes: boolean): void;
  /** There is no watch: `chunk-unavailable`. The call goes on, and a peer that is connected does not show it. */
  onError(error: RtcError): void;
}

/**
 * Watches the video that a connection receives, with code that is fetched once it is connected: the watch looks for the
 * first time 2 s later, so that nothing waits for it.
 *
 * @param signal ends it
 * @param load for tests. @default the watch's code
 */
export async function loadDecodeWatch(
  pc: RTCPeerConnection,
  clock: Clock,
  { onChange, onError }: DecodeWatchEvents,
  signal: AbortSignal,
  load: () => Promise<{ watchDecoding: typeof watchDecoding }> = () => import('./decodeWatch'),
): Promise<void> {
  const part = await loadChunk(load);
  if (signal.aborted) return;
  if (part instanceof RtcError) onError(part);
  else part.watchDecoding(pc, clock, onChange, signal);
}
