/** Where a STUN or TURN server is and how it is reached, RFC 7064 and RFC 7065. */
export interface IceUrl {
  readonly type: 'stun' | 'turn';
  readonly protocol: 'udp' | 'tcp' | 'tls';
  /** A name or an address; an IPv6 address is in brackets. */
  readonly host: string;
  readonly port: number;
}

const PATTERN = /^(stun|turn)(s?):(\[[\da-f:.]+\]|[^\s:?#/@[\]]+)(?::(\d{1,5}))?(?:\?transport=(udp|tcp))?$/i;
/** Where servers listen unless the URL says otherwise, without and with TLS. */
const PORTS = { plain: 3478, tls: 5349 } as const;

/** Reads the URL of an ICE server; null if it is none. */
export function parseIceUrl(url: string): IceUrl | null {
  const [, type, secure, host, port, transport] = PATTERN.exec(url) ?? [];
  if (!type || !host) return null;
  const number = port ? Number(port) : PORTS[secure ? 'tls' : 'plain'];
  if (number < 1 || number > 65_535) return null;
  return {
    type: type.toLowerCase() as IceUrl['type'],
    protocol: secure ? 'tls' : ((transport?.toLowerCase() ?? 'udp') as 'udp' | 'tcp'),
    host,
    port: number,
  };
}
