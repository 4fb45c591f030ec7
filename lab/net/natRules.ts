/**
 * How a router translates addresses, in the words of RFC 3489: `cone`, one outer port for each inner one,
 * open to those who were written to (port-restricted); `full-cone`, the same, open to everybody; `symmetric`,
 * another outer port for each place that is written to.
 */
export type NatKind = 'cone' | 'full-cone' | 'symmetric';

/**
 * The rules of a router between `lan` and `wan`, in nft's language.
 *
 * @param host the one inner address that a full cone lets everybody write to
 */
export function natRules(kind: NatKind, host: string): string {
  const masquerade = kind === 'symmetric' ? 'masquerade fully-random' : 'masquerade';
  const inward = `chain inward { type nat hook prerouting priority dstnat; iifname "wan" dnat to ${host}; }`;
  return `
table ip nat {
  chain outward { type nat hook postrouting priority srcnat; oifname "wan" ${masquerade}; }
  ${kind === 'full-cone' ? inward : ''}
}
table ip router {
  # Without this, the other side's packet that comes too early would claim the port, and a cone would move.
  chain input { type filter hook input priority filter; iifname "wan" ct state new drop; }
}
`;
}
