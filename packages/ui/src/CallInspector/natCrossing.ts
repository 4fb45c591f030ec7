import type { CandidateType, InspectedPath } from './InspectedConnection';

/** Whether a path goes through a NAT at one of its ends. */
export type NatCrossing = 'yes' | 'no' | 'unknown';

/**
 * Addresses that are good within one network only: RFC 1918, RFC 4193, RFC 6598, link-local, loopback, and the names by
 * which browsers hide their own.
 */
const privateAddress =
  /^(?:10\.|127\.|169\.254\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|\[?f[cd][\da-f]{2}:|\[?fe[89ab][\da-f]:|\[?::1\b)|\.local(?::\d+)?$/i;

const isPrivate = (address: string | null | undefined) => Boolean(address && privateAddress.test(address));

/** Whether the path crosses a NAT at the local end, and at the remote one. */
export function natCrossing({ local, remote, localAddress, remoteAddress }: InspectedPath): Record<'local' | 'remote', NatCrossing> {
  return {
    local: crosses(local, localAddress, remoteAddress),
    remote: crosses(remote, remoteAddress, localAddress),
  };
}

function crosses(
  type: CandidateType | null,
  address: string | null | undefined,
  otherAddress: string | null | undefined,
): NatCrossing {
  if (type === 'host') return 'no';
  if (type === 'srflx') return 'yes';
  // Browsers hide what a relay was reached from.
  if (type !== 'prflx') return 'unknown';
  // Who reaches a private address, or is seen with one, is on the same network.
  if (isPrivate(address)) return 'no';
  if (address) return 'yes';
  return isPrivate(otherAddress) ? 'no' : 'unknown';
}
