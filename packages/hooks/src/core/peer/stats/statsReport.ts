/** What `getStats` gave, by id. An `RTCStatsReport` is one. */
export type StatsById = ReadonlyMap<string, RTCStats>;

/** An end of a path; the DOM's types leave it out. */
export interface CandidateEntry extends RTCStats {
  candidateType: RTCIceCandidateType;
  /** Numbers or a name; not there, or null, where the browser hides it. */
  address?: string | null;
  port?: number;
  protocol?: RTCIceProtocol;
  /** How the local relay is reached. */
  relayProtocol?: 'udp' | 'tcp' | 'tls';
  /** The server that it is from. Firefox does not say. */
  url?: string;
}

/** A path. */
export interface PairEntry extends RTCIceCandidatePairStats {
  /** Firefox marks the one in use. */
  selected?: boolean;
}

/** What the other side's RTCP says of the stream that is sent to it; not in the DOM's types. */
export interface RemoteInboundEntry extends RTCReceivedRtpStreamStats {
  /** Since its report before, from 0 to 1. */
  fractionLost?: number;
  /** In seconds. */
  roundTripTime?: number;
}

interface RemoteOutboundEntry extends RTCSentRtpStreamStats {
  roundTripTime?: number;
}

interface CodecEntry extends RTCStats {
  mimeType: string;
}

/** The entries that visavis reads, by their type. */
interface Entries {
  'candidate-pair': PairEntry;
  codec: CodecEntry;
  'inbound-rtp': RTCInboundRtpStreamStats;
  'local-candidate': CandidateEntry;
  'outbound-rtp': RTCOutboundRtpStreamStats;
  'remote-candidate': CandidateEntry;
  'remote-inbound-rtp': RemoteInboundEntry;
  'remote-outbound-rtp': RemoteOutboundEntry;
  transport: RTCTransportStats;
}

/** All entries of one type. */
export function entriesOf<Type extends keyof Entries>(stats: StatsById, type: Type): Entries[Type][] {
  return [...stats.values()].filter((entry): entry is Entries[Type] => entry.type === type);
}

/** The entry that another one refers to, if it is there and of that type. */
export function entryOf<Type extends keyof Entries>(
  stats: StatsById,
  type: Type,
  id: string | undefined,
): Entries[Type] | null {
  const entry = id === undefined ? undefined : stats.get(id);
  return entry?.type === type ? (entry as Entries[Type]) : null;
}

/** All that has arrived over any path so far: bytes, and the other side's questions and answers about the path. */
export function countSignsOfLife(stats: StatsById): number {
  return entriesOf(stats, 'candidate-pair').reduce(
    (sum, { bytesReceived = 0, requestsReceived = 0, responsesReceived = 0 }) =>
      sum + bytesReceived + requestsReceived + responsesReceived,
    0,
  );
}
