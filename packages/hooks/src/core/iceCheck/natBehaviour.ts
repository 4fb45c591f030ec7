import { isHidden } from './hostCheck';

/**
 * How the router (NAT) in front of this machine treats it. `'none'`: there is no such router, the machine has a
 * public address. `'endpoint-independent'`: one public address for all, which others can be told: direct calls
 * work (RFC 4787). `'symmetric'`: another one for each destination, so that calls to a peer behind such a router
 * need TURN. `'unknown'`: it takes two STUN servers on different hosts to tell, that answer over UDP.
 *
 * Where the browser hides the machine's own addresses `'none'` can't be told from `'endpoint-independent'`, and
 * reads as that.
 */
export type NatBehaviour = 'unknown' | 'none' | 'endpoint-independent' | 'symmetric';

/** The part of a candidate that is looked at. */
export type NatCandidate = Pick<RTCIceCandidate, 'type' | 'protocol' | 'address' | 'port'>;

/** What was gathered. */
export interface NatEvidence {
  /** With one STUN server that answers. */
  readonly alone: readonly NatCandidate[];
  /** With a second one beside it, in the same way; null if there is none. */
  readonly together: readonly NatCandidate[] | null;
  /** Whether the two are on different hosts. */
  readonly hostsDiffer: boolean;
}

/**
 * Judges by counting, which works in every browser: with one server, each of the machine's addresses has one
 * public address. A second server adds none, unless the router gives out another one for each destination.
 * Browsers say which of their own addresses a public one belongs to only where they don't hide them.
 */
export function judgeNat({ alone, together, hostsDiffer }: NatEvidence): NatBehaviour {
  const visible = alone.filter((each) => each.type === 'host' && !isHidden(each));
  const own = new Set(visible.map(({ address }) => address));
  const first = publicAddresses(alone);
  // Of an answer that says what the browser knows already it makes no candidate.
  if (first.size === 0) return own.size > 0 ? 'none' : 'unknown';
  if ([...first.values()].every(({ address }) => own.has(address))) return 'none';
  if (!together) return 'unknown';
  if (publicAddresses(together).size > first.size) return 'symmetric';
  return hostsDiffer ? 'endpoint-independent' : 'unknown';
}

/** Those for IPv4, which is where routers translate; without any, the others. */
function publicAddresses(candidates: readonly NatCandidate[]): Map<string, NatCandidate> {
  const all = candidates.filter(({ type, protocol }) => type === 'srflx' && protocol === 'udp');
  const v4 = all.filter(({ address }) => !address?.includes(':'));
  return new Map((v4.length > 0 ? v4 : all).map((each) => [`${each.address} ${each.port}`, each]));
}
