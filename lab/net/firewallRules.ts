/** What a router lets out: everything, everything but UDP (in silence, or with a refusal), or only TCP to port 443. */
export type FirewallKind = 'open' | 'no-udp' | 'udp-rejected' | 'only-tcp-443';

const rules: Record<FirewallKind, string> = {
  open: '',
  'no-udp': 'meta l4proto udp drop;',
  'udp-rejected': 'meta l4proto udp reject with icmp type admin-prohibited;',
  'only-tcp-443': 'ct state established,related accept; tcp dport 443 accept; drop;',
};

/** The rules of a router that forwards under this regime, in nft's language. */
export function firewallRules(kind: FirewallKind): string {
  return `table ip firewall { chain forward { type filter hook forward priority filter; ${rules[kind]} }; }`;
}
