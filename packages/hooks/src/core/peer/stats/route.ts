import { entriesOf, entryOf, type CandidateEntry, type PairEntry, type StatsById } from './statsReport';

/** The way that everything takes to the other side and back. */
export interface Route {
  /** `'relay'`: through a TURN server, of either side. `'unknown'`: there is no way (yet). */
  readonly kind: 'direct' | 'relay' | 'unknown';
  /** Whose address is used at this end: the machine's, as a STUN server or the peer saw it, or a relay's. */
  readonly local: RTCIceCandidateType | null;
  /** The same at the other end, as far as this end was told. */
  readonly remote: RTCIceCandidateType | null;
  /**
   * The address and port used at this end, such as `192.0.2.7:54321`, `[2001:db8::7]:54321` or a name ending in
   * `.local`; null where the browser hides it. It tells where a user is: do not log it.
   */
  readonly localAddress: string | null;
  /** The same at the other end; null also for one that this end was never told (`prflx`). */
  readonly remoteAddress: string | null;
  /** What the path itself runs over, behind the local relay if there is one. */
  readonly protocol: RTCIceProtocol | null;
  /** How the local relay is reached; null without one, or where the browser does not say. */
  readonly relayProtocol: 'udp' | 'tcp' | 'tls' | null;
  /** There and back, in whole milliseconds; null: not measured yet. */
  readonly roundTripMs: number | null;
}

/** Before there is a connection. */
export const unknownRoute: Route = {
  kind: 'unknown',
  local: null,
  remote: null,
  localAddress: null,
  remoteAddress: null,
  protocol: null,
  relayProtocol: null,
  roundTripMs: null,
};

/** How long a report of the other side counts as news, in ms; for sound alone one comes every 5 s. */
const FRESH_MS = 10_000;

/** Reads the way from a connection's statistics. */
export function readRoute(stats: StatsById): Route {
  const pair = selectedPair(stats);
  const local = entryOf(stats, 'local-candidate', pair?.localCandidateId);
  const remote = entryOf(stats, 'remote-candidate', pair?.remoteCandidateId);
  if (!pair || !local || !remote) return unknownRoute;
  const seconds = roundTripTime(stats, pair);
  return {
    kind: local.candidateType === 'relay' || remote.candidateType === 'relay' ? 'relay' : 'direct',
    local: local.candidateType,
    remote: remote.candidateType,
    localAddress: addressOf(local),
    remoteAddress: addressOf(remote),
    protocol: local.protocol ?? null,
    relayProtocol: local.candidateType === 'relay' ? (local.relayProtocol ?? null) : null,
    roundTripMs: seconds === undefined ? null : Math.round(seconds * 1000),
  };
}

/** A browser that hides an address leaves it out, or empty, or puts a word such as `(redacted)` in its place. */
function addressOf({ address, port }: CandidateEntry): string | null {
  if (!address || !/[.:]/.test(address)) return null;
  const host = address.includes(':') ? `[${address}]` : address;
  return port === undefined ? host : `${host}:${port}`;
}

/** The pair of addresses in use; null while there is none. */
export function selectedPair(stats: StatsById): PairEntry | null {
  for (const { selectedCandidatePairId } of entriesOf(stats, 'transport')) {
    const named = entryOf(stats, 'candidate-pair', selectedCandidatePairId);
    if (named) return named;
  }
  // Older Firefox has no transport that names it.
  const pairs = entriesOf(stats, 'candidate-pair');
  return pairs.find(({ selected }) => selected) ?? pairs.find(isInUse) ?? null;
}

function isInUse({ nominated, state }: PairEntry): boolean {
  return nominated === true && state === 'succeeded';
}

/** RTCP measures every second or so what media really meets; ICE checks less often, but always. */
function roundTripTime(stats: StatsById, pair: PairEntry): number | undefined {
  const [newest] = entriesOf(stats, 'remote-inbound-rtp')
    .filter((entry) => entry.roundTripTime !== undefined && pair.timestamp - entry.timestamp < FRESH_MS)
    .toSorted((a, b) => b.timestamp - a.timestamp);
  return newest?.roundTripTime ?? pair.currentRoundTripTime;
}
