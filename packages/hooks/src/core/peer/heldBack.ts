import { entriesOf, type StatsById } from './stats/statsReport';

/** What a video of so many lines takes to look as it should, at 720 lines, in kilobits a second. */
const KBPS_AT_720 = 1000;
/** How long to leave a video alone that was raised, in ms: the first time, and (each time it is twice as long) at the most. */
const FIRST_WAIT_MS = 4000;
const MAX_WAIT_MS = 120_000;
/** A video that has kept its lines for so long, in ms, is raised at once when it loses them again. */
const KEPT_MS = 60_000;

/** One video as it is sent. */
export interface SentVideo {
  /** Of its media section. */
  readonly mid: string;
  /** What the browser says that holds it back; undefined where it doesn't say (Firefox). */
  readonly reason: string | undefined;
  /** How many lines are sent. */
  readonly lines: number;
  /** How many it was to be. */
  readonly wantedLines: number;
  /** What the encoder may use, in kilobits a second. */
  readonly targetKbps: number;
}

/**
 * Whether a video has fewer lines than its path carries. Chromium begins each call with few, before it knows the path, and
 * after a narrow moment too; then it takes a step up every five to ten seconds, half a minute in all.
 */
export function isHeldBack({ reason, lines, wantedLines, targetKbps }: SentVideo): boolean {
  const neededKbps = KBPS_AT_720 * (wantedLines / 720) ** 1.5;
  return reason === 'bandwidth' && lines > 0 && lines < wantedLines * 0.9 && targetKbps >= neededKbps;
}

/**
 * Says which videos to raise to the lines that they were to have, by media section. One that falls again has shown that its path
 * is narrower than it seems, or its content harder: it is left alone, each time for longer.
 */
export function createHeldBack(): (videos: readonly SentVideo[], now: number) => string[] {
  const raised = new Map<string, { at: number; waitMs: number }>();

  return (videos, now) => {
    const mids = videos.filter(isHeldBack).map(({ mid }) => mid);
    return mids.filter((mid) => {
      const last = raised.get(mid);
      const hasKept = !last || now >= last.at + last.waitMs + KEPT_MS;
      if (last && !hasKept && now < last.at + last.waitMs) return false;
      raised.set(mid, { at: now, waitMs: hasKept ? FIRST_WAIT_MS : Math.min(last.waitMs * 2, MAX_WAIT_MS) });
      return true;
    });
  };
}

/** What `getStats` says of the videos that a connection sends. */
export function sentVideosOf(stats: StatsById, pc: Pick<RTCPeerConnection, 'getTransceivers'>): SentVideo[] {
  return entriesOf(stats, 'outbound-rtp').flatMap((entry) => {
    const { kind, mid, frameHeight: lines = 0, targetBitrate = 0 } = entry as typeof entry & { mid?: string; targetBitrate?: number };
    const sender = pc.getTransceivers().find((each) => each.mid === mid)?.sender;
    const { height = 0 } = sender?.track?.getSettings() ?? {};
    if (kind !== 'video' || mid === undefined || !sender) return [];
    const { scaleResolutionDownBy = 1 } = sender.getParameters().encodings[0] ?? {};
    const { qualityLimitationReason: reason } = entry as { qualityLimitationReason?: string };
    return [{ mid, reason, lines, wantedLines: height / scaleResolutionDownBy, targetKbps: targetBitrate / 1000 }];
  });
}
