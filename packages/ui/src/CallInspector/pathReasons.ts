import type { InspectedIce, InspectedPath } from './InspectedConnection';
import { natCrossing } from './natCrossing';

/** Why a connection takes the path that it takes. */
export type PathReason =
  | 'hosts'
  | 'publicAddresses'
  | 'unannounced'
  | 'relayOnly'
  | 'directFailed'
  | 'relayed'
  | 'remoteRelay';

/** What would have been without STUN and TURN servers. */
export type WithoutServers = 'same' | 'maybeStun' | 'needsStun' | 'needsTurn';

/** What the servers that are set could do for others. */
export type ServersSet = 'none' | 'stun' | 'turn' | 'turnFailed';

/** What can be said of the local NAT. */
export type LocalNat = 'symmetric' | 'nat' | 'notCrossed' | 'unknown';

/** Why this path, of the paths there might have been. */
export function pathReason(path: InspectedPath, ice: InspectedIce | null | undefined): PathReason {
  const { kind, local, remote } = path;
  if (kind === 'relay') {
    if (local !== 'relay') return 'remoteRelay';
    if (ice?.policy === 'relay') return 'relayOnly';
    return ice?.pairs.some(hasFailedDirectly) ? 'directFailed' : 'relayed';
  }
  const crossing = natCrossing(path);
  if (crossing.local === 'no' && crossing.remote === 'no') return 'hosts';
  return local === 'prflx' || remote === 'prflx' ? 'unannounced' : 'publicAddresses';
}

const hasFailedDirectly = ({ local, remote, state }: InspectedIce['pairs'][number]) =>
  state === 'failed' && local !== 'relay' && remote !== 'relay';

/** What this call would have been without servers. */
export function withoutServers(reason: PathReason): WithoutServers {
  if (reason === 'hosts') return 'same';
  if (reason === 'unannounced') return 'maybeStun';
  return reason === 'publicAddresses' ? 'needsStun' : 'needsTurn';
}

/** What the servers would do for a call between two symmetric NATs. */
export function serversSet({ servers }: InspectedIce): ServersSet {
  const turn = servers.filter(({ url }) => /^turns?:/i.test(url));
  if (turn.length === 0) return servers.length === 0 ? 'none' : 'stun';
  const hasFailed = ({ status }: (typeof turn)[number]) => /^(?:unauthorized|refused|unreachable)$/.test(status);
  return turn.every(hasFailed) ? 'turnFailed' : 'turn';
}

/** What this connection shows of the NAT at the local end. */
export function localNat(path: InspectedPath, ice: InspectedIce | null | undefined): LocalNat {
  const crossing = natCrossing(path).local;
  // A NAT that takes another address for the peer than for the STUN server.
  if (path.local === 'prflx' && crossing === 'yes' && (ice?.local.srflx ?? 0) > 0) return 'symmetric';
  if (crossing === 'yes' || (ice?.local.srflx ?? 0) > 0) return 'nat';
  return crossing === 'no' ? 'notCrossed' : 'unknown';
}
