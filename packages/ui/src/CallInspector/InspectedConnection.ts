import type { ConnectionQuality, ConnectionStatus } from '../ConnectionBadge/ConnectionBadge';

export type CandidateType = 'host' | 'srflx' | 'prflx' | 'relay';

/** The pair of candidates in use; what `useRoute` returns is of this shape. */
export interface InspectedPath {
  kind: 'direct' | 'relay' | 'unknown';
  local: CandidateType | null;
  remote: CandidateType | null;
  /** Such as `'udp'`. */
  protocol?: string | null | undefined;
  /** How the local relay is reached. */
  relayProtocol?: string | null | undefined;
  /** Such as `192.0.2.7:54321`. */
  localAddress?: string | null | undefined;
  remoteAddress?: string | null | undefined;
}

/** How that path was found; `ice` of what `usePeerStats` returns is of this shape. */
export interface InspectedIce {
  /** `'relay'`: nothing but relays was allowed at this end. */
  policy: 'all' | 'relay';
  /** How many candidates of each type this end gathered. */
  local: Readonly<Record<CandidateType, number>>;
  /** When the first of each type came, in ms since gathering began; null: none has. */
  gatheredAfterMs?: Readonly<Record<CandidateType, number | null>> | undefined;
  /** How many of each type this end knows of the other one. */
  remote: Readonly<Record<CandidateType, number>>;
  /** How many pairs of two types stand alike. */
  pairs: readonly {
    local: CandidateType;
    remote: CandidateType;
    state: 'frozen' | 'waiting' | 'in-progress' | 'failed' | 'succeeded';
    count: number;
    /** How many connectivity checks were sent over them. */
    checks?: number | null | undefined;
    /** How many of these were answered. */
    answers?: number | null | undefined;
    /** How fast the answers came over the best of them, in ms. */
    roundTripMs?: number | null | undefined;
  }[];
  /** What came of each STUN and TURN server. */
  servers: readonly {
    url: string;
    status: 'answered' | 'nothing-new' | 'unauthorized' | 'refused' | 'unreachable' | 'unknown';
    /** What it answered instead, such as 401. */
    code?: number | null | undefined;
  }[];
}

/** How good a connection is, and by which measure; what `explainQuality` of `@visavis/hooks/core` returns. */
export interface InspectedQuality {
  quality: ConnectionQuality;
  measure: 'packetLoss' | 'roundTripMs' | 'jitterMs' | 'frozenShare';
  /** A share from 0 to 1, or milliseconds. */
  value: number;
  /** Above this it is fair. */
  fair: number;
  /** Above this it is poor. */
  poor: number;
  /** In ms since 1970. */
  since: number;
}

/** One stream in one direction, as it was at one moment. Rates are per second; null is not known. */
export interface InspectedStream {
  mid?: string | null | undefined;
  codec: string | null;
  bitrateKbps: number | null;
  /** From 0 to 1. */
  packetLoss: number | null;
  jitterMs: number | null;
  width?: number | null | undefined;
  height?: number | null | undefined;
  framesPerSecond?: number | null | undefined;
  /** How much of the time what is received stood still, from 0 to 1. */
  frozenShare?: number | null | undefined;
  /** Why what one sends is worse than it could be. */
  qualityLimitation?: string | null | undefined;
}

export interface InspectedStreams {
  audio: readonly InspectedStream[];
  video: readonly InspectedStream[];
}

/** How the connection did at one moment; what `usePeerStats` returns is of this shape. */
export interface InspectedSample {
  /** In ms since 1970. */
  at: number;
  route: { roundTripMs: number | null };
  sent: { bitrateKbps: number | null };
  received: { bitrateKbps: number | null };
  inbound: InspectedStreams;
  outbound: InspectedStreams;
}

/** Something that happened between the two sides before or beside the media. */
export interface InspectedEvent {
  /** Unique in its list. */
  id: string | number;
  /** In ms since 1970. */
  at: number;
  kind: 'offer' | 'answer' | 'candidate' | 'restart' | 'state' | 'error' | 'other';
  /** Of a message. */
  direction?: 'sent' | 'received' | null | undefined;
  /** What can be said of it in a few words, such as `srflx udp`. */
  summary?: string | null | undefined;
  /** All of it, such as an SDP; shown when it is opened. */
  detail?: string | null | undefined;
}

/** One connection, as far as it is known. */
export interface InspectedConnection {
  /** Unique in the list. */
  id: string;
  /** Whose connection it is. */
  name: string;
  /** Of the connection to them. */
  status: ConnectionStatus;
  /** From browser to browser, or through a TURN relay. @default that of `path` */
  route?: 'direct' | 'relay' | null | undefined;
  /** There and back, in milliseconds. */
  roundTripMs?: number | null | undefined;
  /**
   * Draws the way: you, your NAT, STUN or TURN, their NAT, them. What `useRoute` returns, with `localAddress` and
   * `remoteAddress` if they are known.
   */
  path?: InspectedPath | null | undefined;
  /** Tells why it takes that path: what was gathered, tried, and answered by servers. */
  ice?: InspectedIce | null | undefined;
  /** Tells how good it is, and why. */
  quality?: InspectedQuality | null | undefined;
  /**
   * Draws the curves: an array of what `usePeerStats` returns, oldest first, a minute or two of it. A new array when
   * there is a new one.
   */
  samples?: readonly InspectedSample[] | undefined;
  /** What was said through signaling, and what else happened: oldest first. A new array when there is a new one. */
  events?: readonly InspectedEvent[] | undefined;
}
