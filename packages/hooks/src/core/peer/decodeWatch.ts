import { entriesOf } from './stats/statsReport';

/** How often it is looked, in ms. */
const INTERVAL_MS = 2000;
/** In how many intervals in a row pictures must arrive without one being decoded. */
const MAX_FRUITLESS = 2;
/** Fewer packets than this may be the rest of a picture that was switched off. */
const MIN_PACKETS = 10;

/** Looks whether what arrives can be seen. */
export interface DecodeWatch {
  stop(): void;
}

/**
 * Watches the video that a connection receives.
 *
 * @param onChange hears `false` once packets of a picture have come for about 4 s and none of them could be
 *   decoded, and `true` once they can again
 */
export function watchDecoding(pc: RTCPeerConnection, onChange: (decodes: boolean) => void): DecodeWatch {
  const before = new Map<string, { packets: number; frames: number; fruitless: number }>();
  let decodes = true;
  let stopped = false;

  async function look() {
    const stats = await pc.getStats();
    if (stopped) return;
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

  const timer = setInterval(() => void look(), INTERVAL_MS);
  return {
    stop() {
      stopped = true;
      clearInterval(timer);
    },
  };
}
