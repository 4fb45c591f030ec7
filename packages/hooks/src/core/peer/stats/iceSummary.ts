import type { IceGathering, IceServerError } from '../iceGathering';
import { parseIceUrl } from '../iceUrl';
import { entriesOf, entryOf, type CandidateEntry, type PairEntry, type StatsById } from './statsReport';

/** How many candidates of each type there are. */
export type CandidateCounts = Readonly<Record<RTCIceCandidateType, number>>;

/** When the first candidate of each type came, in ms since gathering last began; null: none has. */
export type CandidateTimes = Readonly<Record<RTCIceCandidateType, number | null>>;

/** How many pairs of two types of candidates stand alike. */
export interface IcePairCount {
  readonly local: RTCIceCandidateType;
  readonly remote: RTCIceCandidateType;
  /** `'frozen'` and `'waiting'`: not tried yet. */
  readonly state: RTCStatsIceCandidatePairState;
  readonly count: number;
  /** How many connectivity checks were sent over them. */
  readonly checks: number;
  /** How many of these were answered. */
  readonly answers: number;
  /** The shortest that an answer took on average over one of them, in ms; null: none came. */
  readonly roundTripMs: number | null;
}

/**
 * What came of one URL of a STUN or TURN server. `'answered'`: it gave a candidate. `'nothing-new'`: it told what the
 * browser knows already. `'unauthorized'`: it refused the credentials. `'refused'`: it refused something else.
 * `'unreachable'`: no answer, no route, or no such name. `'unknown'`: not over yet, or the browser does not say.
 */
export interface IceServerOutcome {
  readonly url: string;
  readonly status: 'answered' | 'nothing-new' | 'unauthorized' | 'refused' | 'unreachable' | 'unknown';
  /** What it answered instead, such as 401; from 700 on the browser's own code. */
  readonly code: number | null;
}

/** How ICE got to its path: what each side gathered, which pairs were tried, which servers helped. */
export interface IceSummary {
  /** `'relay'`: nothing but relays was allowed at this end. */
  readonly policy: RTCIceTransportPolicy;
  /** What this end gathered. */
  readonly local: CandidateCounts;
  /** How long it took to gather them. */
  readonly gatheredAfterMs: CandidateTimes;
  /** What this end was told of, or found while it tried. */
  readonly remote: CandidateCounts;
  /** Browsers forget pairs that failed long ago. */
  readonly pairs: readonly IcePairCount[];
  readonly servers: readonly IceServerOutcome[];
}

/** What a connection knows beside its statistics. */
export interface IceSetUp {
  readonly policy: RTCIceTransportPolicy;
  readonly urls: readonly string[];
  readonly gathering?: IceGathering | undefined;
  /** Whether gathering has come to its end, and all of its errors were heard. */
  readonly complete: boolean;
}

const none: IceSetUp = { policy: 'all', urls: [], complete: false };

/** Counts candidates and pairs, and judges each server by what it gave. */
export function readIce(stats: StatsById, { policy, urls, gathering, complete }: IceSetUp = none): IceSummary {
  const local = entriesOf(stats, 'local-candidate');
  return {
    policy,
    local: countTypes(local),
    gatheredAfterMs: { host: null, srflx: null, prflx: null, relay: null, ...gathering?.firstAfterMs },
    remote: countTypes(entriesOf(stats, 'remote-candidate')),
    pairs: countPairs(stats),
    servers: urls.map((url) => judgeServer(url, { local, errors: gathering?.errors ?? [], complete })),
  };
}

function countTypes(candidates: readonly CandidateEntry[]): CandidateCounts {
  const counts = { host: 0, srflx: 0, prflx: 0, relay: 0 };
  for (const { candidateType } of candidates) counts[candidateType] += 1;
  return counts;
}

function countPairs(stats: StatsById): IcePairCount[] {
  const counts = new Map<string, IcePairCount>();
  for (const pair of entriesOf(stats, 'candidate-pair')) {
    const { localCandidateId, remoteCandidateId, requestsSent = 0, responsesReceived = 0 } = pair;
    const state = stateOf(pair);
    const local = entryOf(stats, 'local-candidate', localCandidateId)?.candidateType;
    const remote = entryOf(stats, 'remote-candidate', remoteCandidateId)?.candidateType;
    if (!local || !remote) continue;
    const key = `${local} ${remote} ${state}`;
    const before = counts.get(key);
    counts.set(key, {
      local,
      remote,
      state,
      count: (before?.count ?? 0) + 1,
      checks: (before?.checks ?? 0) + requestsSent,
      answers: (before?.answers ?? 0) + responsesReceived,
      roundTripMs: shorter(before?.roundTripMs ?? null, meanRoundTripMs(pair)),
    });
  }
  return [...counts.values()];
}

const states: readonly RTCStatsIceCandidatePairState[] = ['frozen', 'waiting', 'in-progress', 'failed', 'succeeded'];

/** Firefox writes `inprogress`, and has `cancelled` for a pair that is not tried any more since another one works. */
function stateOf({ state }: { state: string }): RTCStatsIceCandidatePairState {
  if (state === 'inprogress') return 'in-progress';
  return states.find((each) => each === state) ?? 'frozen';
}

const meanRoundTripMs = ({ totalRoundTripTime, responsesReceived = 0 }: PairEntry) =>
  totalRoundTripTime === undefined || responsesReceived === 0 ? null : (totalRoundTripTime / responsesReceived) * 1000;

const shorter = (one: number | null, other: number | null) =>
  one === null || other === null ? (one ?? other) : Math.min(one, other);

interface ServerEvidence {
  local: readonly CandidateEntry[];
  errors: readonly IceServerError[];
  complete: boolean;
}

function judgeServer(url: string, { local, errors, complete }: ServerEvidence): IceServerOutcome {
  const outcome = (status: IceServerOutcome['status'], code: number | null = null) => ({ url, status, code });
  const fromServers = local.filter(({ candidateType }) => candidateType === 'srflx' || candidateType === 'relay');
  if (fromServers.some((candidate) => candidate.url && isSameServer(candidate.url, url))) return outcome('answered');
  const codes = errors.filter((error) => isSameServer(error.url, url)).map(({ code }) => code);
  // What the browser itself says (700 and above) holds for one of the machine's addresses.
  const refusal = codes.find((code) => code === 401) ?? codes.find((code) => code < 700);
  if (refusal !== undefined) return outcome(refusal === 401 ? 'unauthorized' : 'refused', refusal);
  const [unreachable] = codes;
  if (unreachable !== undefined) return outcome('unreachable', unreachable);
  // Firefox does not say which server a candidate is from.
  if (!complete || fromServers.some((candidate) => !candidate.url)) return outcome('unknown');
  return outcome(parseIceUrl(url)?.type === 'stun' ? 'nothing-new' : 'unknown');
}

/** Browsers write out what a URL leaves to its defaults. */
function isSameServer(a: string, b: string): boolean {
  const [one, other] = [parseIceUrl(a), parseIceUrl(b)];
  return one !== null && other !== null && (['type', 'protocol', 'host', 'port'] as const).every((key) => one[key] === other[key]);
}
