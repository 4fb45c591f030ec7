import { RtcError } from '../errors';
import { toTurnError } from '../peer/iceErrors';
import type { IceUrl } from '../peer/iceUrl';
import type { Gathering } from './gather';

/** Why a server gave nothing, and what to look at. */
export function toServerError(url: string, { type, protocol, host }: IceUrl, gathering: Gathering): RtcError {
  if (type === 'stun') return new RtcError('stun-unreachable', `${url} ${silent}.`);
  const errors = gathering.errors.filter((event) => event.url.startsWith('turn')).map(toTurnError);
  const refusal = errors.find(({ code }) => code !== 'turn-unreachable');
  if (refusal?.code === 'turn-unauthorized') {
    return new RtcError('turn-unauthorized', `${url} ${unauthorized}`, { cause: refusal });
  }
  if (refusal) return refusal;
  if (protocol === 'tls' && gathering.complete && errors.length === 0 && isAddress(host)) {
    return new RtcError('turn-unreachable', `This browser did not try ${url}: for TLS it wants a name, not an address.`);
  }
  return new RtcError('turn-unreachable', `${url} ${unreachable[protocol]}`, { cause: errors[0] });
}

const silent = 'does not answer: the name is wrong, the server is down, or a firewall lets no UDP through';

const unauthorized =
  'refused the credentials: they are wrong, or have expired. Compare the secret and the clock of the service that hands ' +
  'them out with those of the TURN server.';

const unreachable = {
  udp: `${silent}; TURN over TCP or TLS may get through.`,
  tcp:
    'takes no connection: the name is wrong, the server is down, or a firewall blocks the port; ' +
    'port 443 may get through.',
  tls:
    'takes no connection over TLS: the name is wrong, the server is down, its certificate is not valid for the ' +
    'name, or a firewall blocks the port.',
} as const;

const carriesNothing =
  "gave a relay that carries nothing: a firewall blocks the server's relay ports (UDP 49152 to 65535 unless set " +
  'otherwise), or it may not relay to its own address.';

/** A relay was given, and nothing comes through. */
export const toLoopbackError = (url: string) => new RtcError('turn-unreachable', `${url} ${carriesNothing}`);

const isAddress = (host: string) => host.startsWith('[') || /^[\d.]+$/.test(host);
