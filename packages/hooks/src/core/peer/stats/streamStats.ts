import { growth, perSecond, toKbps } from './rates';
import { entriesOf, entryOf, type StatsById } from './statsReport';

/** One stream of media in one direction. Null is what the browser does not say, or not yet. */
export interface StreamStats {
  /** Which transceiver it belongs to. */
  readonly mid: string | null;
  /** Such as `'opus'` or `'VP8'`. */
  readonly codec: string | null;
  /** Of media alone, without headers and retransmissions' overhead, in kbit/s. */
  readonly bitrateKbps: number | null;
  /** How much got lost, from 0 to 1; of what is sent, as the other side reports it. */
  readonly packetLoss: number | null;
  /** How unevenly packets arrive, in milliseconds; of what is sent, as the other side reports it. */
  readonly jitterMs: number | null;
  /** There and back, in milliseconds, as RTCP measured it. */
  readonly roundTripMs: number | null;
  /** Of media, since the stream began. */
  readonly bytes: number;
  /** Since the stream began. */
  readonly packets: number;
}

/** A stream of video. */
export interface VideoStats extends StreamStats {
  /** Of the frames as they travel, in pixels. */
  readonly width: number | null;
  /** Of the frames as they travel, in pixels. */
  readonly height: number | null;
  /** Decoded, or encoded. */
  readonly framesPerSecond: number | null;
}

/** Video that arrives. */
export interface InboundVideoStats extends VideoStats {
  /** How often the video stood still, since the stream began. */
  readonly freezeCount: number | null;
  /** How much of the time it stood still, from 0 to 1. A freeze is counted when it has ended. */
  readonly frozenShare: number | null;
}

/** Video that is sent. */
export interface OutboundVideoStats extends VideoStats {
  /** Why they are worse than they could be. Firefox does not say. */
  readonly qualityLimitation: RTCQualityLimitationReason | null;
}

/** All streams in one direction; several videos are a camera and a screen. */
export interface DirectionStats<Video extends VideoStats> {
  readonly audio: readonly StreamStats[];
  readonly video: readonly Video[];
}

const toMs = (seconds: number | undefined) => (seconds === undefined ? null : seconds * 1000);

/** Reads what arrives; `before`: an earlier look at the same connection, for the rates. */
export function readInbound(now: StatsById, before: StatsById | null): DirectionStats<InboundVideoStats> {
  const entries = entriesOf(now, 'inbound-rtp');
  const read = (entry: RTCInboundRtpStreamStats) => {
    const earlier = before && entryOf(before, 'inbound-rtp', entry.id);
    const frozenSeconds = perSecond(entry, earlier, ({ totalFreezesDuration }) => totalFreezesDuration);
    return {
      mid: entry.mid ?? null,
      codec: readCodec(now, entry),
      bitrateKbps: toKbps(perSecond(entry, earlier, ({ bytesReceived }) => bytesReceived)),
      packetLoss: inboundLoss(entry, earlier),
      jitterMs: toMs(entry.jitter),
      roundTripMs: toMs(entryOf(now, 'remote-outbound-rtp', entry.remoteId)?.roundTripTime),
      bytes: entry.bytesReceived ?? 0,
      packets: entry.packetsReceived ?? 0,
      ...readSize(entry),
      framesPerSecond: perSecond(entry, earlier, ({ framesDecoded }) => framesDecoded),
      freezeCount: entry.freezeCount ?? null,
      frozenShare: frozenSeconds === null ? null : Math.min(frozenSeconds, 1),
    };
  };
  return {
    audio: entries.filter(({ kind }) => kind === 'audio').map((entry) => withoutPicture(read(entry))),
    video: entries.filter(({ kind }) => kind === 'video').map(read),
  };
}

/** Reads what is sent; `before` as above. */
export function readOutbound(now: StatsById, before: StatsById | null): DirectionStats<OutboundVideoStats> {
  const entries = entriesOf(now, 'outbound-rtp');
  const read = (entry: RTCOutboundRtpStreamStats) => {
    const earlier = before && entryOf(before, 'outbound-rtp', entry.id);
    const report = entryOf(now, 'remote-inbound-rtp', entry.remoteId);
    return {
      mid: entry.mid ?? null,
      codec: readCodec(now, entry),
      bitrateKbps: toKbps(perSecond(entry, earlier, ({ bytesSent }) => bytesSent)),
      packetLoss: report?.fractionLost ?? null,
      jitterMs: toMs(report?.jitter),
      roundTripMs: toMs(report?.roundTripTime),
      bytes: entry.bytesSent ?? 0,
      packets: entry.packetsSent ?? 0,
      ...readSize(entry),
      framesPerSecond: perSecond(entry, earlier, ({ framesEncoded }) => framesEncoded),
      qualityLimitation: entry.qualityLimitationReason ?? null,
    };
  };
  return {
    audio: entries.filter(({ kind }) => kind === 'audio').map((entry) => withoutPicture(read(entry))),
    video: entries.filter(({ kind }) => kind === 'video').map(read),
  };
}

function inboundLoss(
  entry: RTCInboundRtpStreamStats,
  earlier: RTCInboundRtpStreamStats | null,
): number | null {
  const received = growth(entry, earlier, ({ packetsReceived }) => packetsReceived);
  if (received === null || !earlier) return null;
  // A packet that comes late after all takes the count of the lost ones back.
  const lost = Math.max((entry.packetsLost ?? 0) - (earlier.packetsLost ?? 0), 0);
  return received + lost === 0 ? null : lost / (received + lost);
}

function readCodec(stats: StatsById, { codecId }: RTCRtpStreamStats): string | null {
  return entryOf(stats, 'codec', codecId)?.mimeType.split('/')[1] ?? null;
}

function readSize({ frameWidth, frameHeight }: { frameWidth?: number; frameHeight?: number }) {
  return { width: frameWidth ?? null, height: frameHeight ?? null };
}

function withoutPicture(stream: StreamStats): StreamStats {
  const { mid, codec, bitrateKbps, packetLoss, jitterMs, roundTripMs, bytes, packets } = stream;
  return { mid, codec, bitrateKbps, packetLoss, jitterMs, roundTripMs, bytes, packets };
}
