/** The way that sound and pictures take to somebody, as the browser tells it. */
export interface Route {
  readonly route: 'direct' | 'relay';
  /** The kind of address at this end and at the other: host, srflx, prflx or relay. */
  readonly localKind: string;
  readonly remoteKind: string;
  /** Such as `udp` or `tcp`; through a relay of one's own, how it is reached (`tls` too). */
  readonly protocol: string;
  /** There and back, in milliseconds; null: not measured yet. */
  readonly roundTripMs: number | null;
}

interface CandidateStats extends RTCStats {
  candidateType: string;
  protocol?: string;
  relayProtocol?: string;
}

interface PairStats extends RTCIceCandidatePairStats {
  /** Firefox marks the pair itself. */
  selected?: boolean;
}

/** The statistics of one connection, by id. */
export type StatsById = ReadonlyMap<string, RTCStats>;

/** Finds the pair of addresses in use; null while there is none. */
export function describeRoute(stats: StatsById): Route | null {
  const pair = selectedPair(stats);
  const local = pair && (stats.get(pair.localCandidateId) as CandidateStats | undefined);
  const remote = pair && (stats.get(pair.remoteCandidateId) as CandidateStats | undefined);
  if (!local || !remote) return null;

  const { currentRoundTripTime } = pair;
  return {
    route: local.candidateType === 'relay' || remote.candidateType === 'relay' ? 'relay' : 'direct',
    localKind: local.candidateType,
    remoteKind: remote.candidateType,
    protocol: local.relayProtocol ?? local.protocol ?? '',
    roundTripMs: currentRoundTripTime === undefined ? null : currentRoundTripTime * 1000,
  };
}

function selectedPair(stats: StatsById): PairStats | null {
  const all = [...stats.values()];
  const transport = all.find(({ type }) => type === 'transport') as RTCTransportStats | undefined;
  const named = stats.get(transport?.selectedCandidatePairId ?? '');
  if (named) return named as PairStats;
  const pairs = all.filter(({ type }) => type === 'candidate-pair') as PairStats[];
  return pairs.find(({ selected }) => selected) ?? pairs.find(isInUse) ?? null;
}

function isInUse({ nominated, state }: PairStats): boolean {
  return nominated === true && state === 'succeeded';
}
