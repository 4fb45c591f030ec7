import { entriesOf, type StatsById } from './stats/statsReport';

/** In how many looks in a row video must arrive without a frame being decoded. */
const MAX_FRUITLESS = 2;
/** Fewer packets than this may be the rest of video that was switched off. */
const MIN_PACKETS = 10;

/** Whether the video that arrives is decoded: false once packets of one have come for two looks and no frame could be. */
export function createDecodeWatch(): (stats: StatsById) => boolean {
  const before = new Map<string, { packets: number; frames: number; fruitless: number }>();

  return (stats) => {
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
    return [...before.values()].every(({ fruitless }) => fruitless < MAX_FRUITLESS);
  };
}
