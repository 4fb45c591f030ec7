import { RtcError } from '../errors';
import { parseIceUrl, type IceUrl } from '../peer/iceUrl';
import { gather, type Gathering } from './gather';
import { isHidden } from './hostCheck';
import { runRelayLoopback, type RelayLoopback } from './relayLoopback';
import { toLoopbackError, toServerError } from './serverError';

/** A candidate of some kind, the first one that came. */
export interface IceFinding {
  /** How long after the start, in ms. */
  readonly ms: number;
  /** This machine's, as a STUN server sees it, or a relay's; a name ending in `.local` where the browser hides it. */
  readonly address: string | null;
  readonly port: number | null;
}

/** What one URL of an ICE server yields. */
export interface IceServerCheck {
  readonly url: string;
  readonly type: IceUrl['type'];
  /** How the server is reached. */
  readonly protocol: IceUrl['protocol'];
  /** `'ok'`: a STUN server answered, or a TURN server gave a relay, and the relay carries data. */
  readonly status: 'waiting' | 'running' | 'ok' | 'failed';
  /** An address of this machine's own: takes no server. */
  readonly host: IceFinding | null;
  /** The machine's address as the server sees it. TURN over TCP or TLS gives none. */
  readonly srflx: IceFinding | null;
  /** An address on the TURN server. */
  readonly relay: IceFinding | null;
  /** What went through the relay and back. */
  readonly loopback: RelayLoopback | null;
  /** How long it took in all, in ms; null before it is over. */
  readonly ms: number | null;
  /** `stun-unreachable`, `turn-unauthorized`, `turn-refused`, `turn-unreachable` or `ice-server-invalid`. */
  readonly error: RtcError | null;
}

/** One URL of an ICE server, before anything is known of it. */
export function unknownServer(url: string): IceServerCheck {
  const { type, protocol } = parseIceUrl(url) as IceUrl;
  const nothing = { host: null, srflx: null, relay: null, loopback: null, ms: null, error: null };
  return { url, type, protocol, status: 'waiting', ...nothing };
}

/** How to check a server. */
export interface ServerCheckOptions {
  /** How long the server may take to answer, and the relay to carry something, in ms. */
  timeoutMs: number;
  /** Whether to send something through a relay. */
  loopback: boolean;
  signal: AbortSignal;
  /** Something more is known. */
  onChange(change: Partial<IceServerCheck>): void;
}

/** Checks one URL of an ICE server, with connections of its own. Never rejects. */
export async function checkServer(url: string, server: RTCIceServer, options: ServerCheckOptions): Promise<void> {
  const { signal, onChange } = options;
  const startedAt = performance.now();
  onChange({ status: 'running' });
  const error = await findError(url, { ...server, urls: [url] }, options).catch(
    (cause: unknown) =>
      new RtcError('ice-server-invalid', `This browser does not take ${url}: ${String(cause)}`, { cause }),
  );
  if (signal.aborted) return;
  onChange({ status: error ? 'failed' : 'ok', error, ms: Math.round(performance.now() - startedAt) });
}

/** Takes the steps one after the other. Rejects if the browser does not take the server. */
async function findError(url: string, server: RTCIceServer, options: ServerCheckOptions): Promise<RtcError | null> {
  const { signal, timeoutMs, onChange } = options;
  const parsed = parseIceUrl(url) as IceUrl;
  const wanted = parsed.type === 'turn' ? 'relay' : 'srflx';
  const found = new Set<string>();
  const gathering = await gather({
    iceServers: [server],
    timeoutMs,
    signal,
    onCandidate({ type, protocol, address, port }, ms) {
      if (!type || type === 'prflx' || protocol !== 'udp' || found.has(type)) return;
      found.add(type);
      onChange({ [type]: { ms, address, port } });
    },
    isEnough: ({ errors }) => found.has(wanted) || errors.some(isRefusal),
  });
  if (!found.has(wanted) && !confirms(parsed, gathering)) return toServerError(url, parsed, gathering);
  if (wanted !== 'relay' || !options.loopback || signal.aborted) return null;
  const loopback = await runRelayLoopback(server, { timeoutMs, signal });
  onChange({ loopback });
  return loopback ? null : toLoopbackError(url);
}

/** A TURN server said no. What the browser itself says (700 and above) holds for one address of a name only. */
const isRefusal = ({ url, errorCode }: RTCPeerConnectionIceErrorEvent) => url.startsWith('turn') && errorCode < 700;

/** A STUN server that only confirmed what the browser knows already: of that it makes no candidate. */
function confirms({ type }: IceUrl, { complete, errors, candidates }: Gathering): boolean {
  if (type !== 'stun' || !complete || errors.length > 0) return false;
  return candidates.some((each) => each.protocol === 'udp' && !isHidden(each));
}
