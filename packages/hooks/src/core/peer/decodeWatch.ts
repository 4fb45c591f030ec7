import type { Clock } from '../environment/clock';
import { entriesOf } from './stats/statsReport';

/** How often to look, in ms. */
const INTERVAL_MS = 2000;
/** In how many intervals in a row video must arrive without a frame being decoded. */
const MAX_FRUITLESS = 2;
/** Fewer packets than this may be the rest of video that was switched off. */
const MIN_PACKETS = 10;

/**
 * Watches the video that a connection receives.
 *
 * @param onChange is called with `false` once packets of a video have come for about 4 s and no frame could be
 *   decoded, and with `true` once they can again
 * @param signal ends it
 */
export function watchDecoding(
  pc: RTCPeerConnection,
  clock: Clock,
  onChange: (decodes: boolean) => void,
  signal: AbortSignal,
): void {
  if (signal.aborted) return;
  const before = new Map<string, { packets: number; frames: number; fruitless: number }>();
  let decodes = true;
  let timer: unknown;

  /** One look after the other, however long one takes. */
  function schedule() {
    timer = clock.setTimer(() => void look(), INTERVAL_MS);
  }

  async function look() {
    const stats = await pc.getStats().catch(() => null);
    if (signal.aborted) return;
    schedule();
    // A connection that is being rebuilt may have none for a moment.
    if (!stats) return;
    for (const { id, kind, packetsReceived = 0, framesDecoded = 0 } of entriesOf(stats, 'inbound-rtp')) {
      if (kind !== 'video') continue;
      const last = before.get(id);
      const came = packetsReceived - (last?.packets ?? packetsReceived);
      const decoded = framesDecoded - (last?.frames ?? framesDecoded);
      let fruitless = last?.fruitless ?? 0;
      if (decoded > 0 || came === 0) fruitless = 0;
      else if (came >= MIN_PACKETS) fruitless += 1;
      before.set(id, { packets: packetsReceived, frames: framesDecoded, fruitless });
    }
    for (const id of before.keys()) if (!stats.has(id)) before.delete(id);
    const now = [...before.values()].every(({ fruitless }) => fruitless < MAX_FRUITLESS);
    if (now === decodes) return;
    decodes = now;
    onChange(now);
  }

  schedule();
  signal.addEventListener('abort', () => clock.clearTimer(timer));
}
