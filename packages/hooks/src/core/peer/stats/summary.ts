import { readIce, type IceSetUp, type IceSummary } from './iceSummary';
import { perSecond, toKbps } from './rates';
import { readRoute, selectedPair, type Route } from './route';
import { entriesOf, entryOf, type StatsById } from './statsReport';
import {
  readInbound,
  readOutbound,
  type DirectionStats,
  type InboundVideoStats,
  type OutboundVideoStats,
} from './streamStats';

/** Everything that went in one direction: media, data and overhead. */
export interface Traffic {
  /** Since the connection was made. */
  readonly bytes: number;
  /** In kbit/s. */
  readonly bitrateKbps: number | null;
}

/**
 * How a connection does, in one shape for every browser. Rates are averages since the look before; null is
 * what the browser does not say, or not yet.
 *
 * @see https://www.w3.org/TR/webrtc-stats/
 */
export interface PeerStats {
  /** When this was read, in milliseconds since 1970. */
  readonly at: number;
  readonly route: Route;
  /** How that path was found. */
  readonly ice: IceSummary;
  readonly sent: Traffic;
  readonly received: Traffic;
  /** What the browser believes the path could carry, in kbit/s. Firefox does not say. */
  readonly availableOutgoingKbps: number | null;
  readonly inbound: DirectionStats<InboundVideoStats>;
  readonly outbound: DirectionStats<OutboundVideoStats>;
}

/** Brings a report into shape; `before`: an earlier one of the same connection, for the rates. */
export function summarize(now: StatsById, before: StatsById | null, setUp?: IceSetUp): PeerStats {
  const available = selectedPair(now)?.availableOutgoingBitrate;
  return {
    at: Date.now(),
    route: readRoute(now),
    ice: readIce(now, setUp),
    sent: readTraffic(now, before, 'bytesSent'),
    received: readTraffic(now, before, 'bytesReceived'),
    availableOutgoingKbps: available === undefined ? null : available / 1000,
    inbound: readInbound(now, before),
    outbound: readOutbound(now, before),
  };
}

function readTraffic(
  now: StatsById,
  before: StatsById | null,
  count: 'bytesSent' | 'bytesReceived',
): Traffic {
  const transports = entriesOf(now, 'transport').filter((entry) => entry[count] !== undefined);
  // Firefox counts on the paths only, and keeps those that are out of use.
  const type = transports.length > 0 ? 'transport' : 'candidate-pair';
  let bytes = 0;
  let bytesPerSecond: number | null = null;
  for (const entry of entriesOf(now, type)) {
    bytes += entry[count] ?? 0;
    const rate = perSecond(entry, before && entryOf(before, type, entry.id), (each) => each[count]);
    if (rate !== null) bytesPerSecond = (bytesPerSecond ?? 0) + rate;
  }
  return { bytes, bitrateKbps: toKbps(bytesPerSecond) };
}
