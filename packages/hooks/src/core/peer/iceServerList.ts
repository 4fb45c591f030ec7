import { RtcError } from '../errors';
import { parseIceUrl } from './iceUrl';

/** What can be used of a list of ICE servers, and what is wrong with the rest. */
export interface IceServerList {
  readonly iceServers: RTCIceServer[];
  /** One `ice-server-invalid` for each entry, or each URL of one, that was left out. */
  readonly errors: readonly RtcError[];
}

/**
 * Looks through what is said to be a list of ICE servers. A browser refuses a whole list over one bad entry, and
 * with it the call; what is left out here is only missing.
 */
export function readIceServers(list: readonly unknown[]): IceServerList {
  const errors: RtcError[] = [];
  const iceServers = list.flatMap((entry) => {
    const server = readServer(entry, errors);
    return server ? [server] : [];
  });
  // The same object, if there is nothing to complain about.
  return { iceServers: errors.length === 0 ? (list as RTCIceServer[]) : iceServers, errors };
}

function readServer(entry: unknown, errors: RtcError[]): RTCIceServer | null {
  if (typeof entry !== 'object' || entry === null) {
    errors.push(invalid(`An ICE server is an object with urls, not ${show(entry)}.`));
    return null;
  }
  const { urls, username, credential } = entry as Partial<Record<keyof RTCIceServer, unknown>>;
  const all: unknown[] = Array.isArray(urls) ? urls : [urls];
  if (all.length === 0) errors.push(invalid('An ICE server has no urls.'));
  const isAuthorized = isText(username) && isText(credential);
  const good = all.filter((url): url is string => {
    const parsed = typeof url === 'string' ? parseIceUrl(url) : null;
    if (!parsed) errors.push(invalid(`${show(url)} is not a stun: or turn: URL.`));
    else if (parsed.type === 'turn' && !isAuthorized) {
      errors.push(invalid(`${String(url)} needs a username and a credential.`));
    } else return true;
    return false;
  });
  return good.length > 0 ? { ...(entry as RTCIceServer), urls: good } : null;
}

/**
 * Applies a list of ICE servers, and once more without the URLs that this browser refuses, if it refuses the list:
 * Firefox does so over `stuns:`.
 *
 * @param apply what throws when the browser refuses
 * @throws what `apply` throws for another reason
 */
export function withAcceptedServers<T>(
  iceServers: RTCIceServer[],
  apply: (iceServers: RTCIceServer[]) => T,
): { value: T; error: RtcError | null } {
  try {
    return { value: apply(iceServers), error: null };
  } catch (cause) {
    const errors: RtcError[] = [];
    const accepted = iceServers.flatMap((server) => {
      const urls = [server.urls].flat().filter((url) => {
        const error = refusalOf({ ...server, urls: [url] });
        if (error) errors.push(error);
        return !error;
      });
      return urls.length > 0 ? [{ ...server, urls }] : [];
    });
    const [error] = errors;
    if (!error) throw cause;
    return { value: apply(accepted), error };
  }
}

/** Why this browser does not take a server; null if it does. */
function refusalOf(server: RTCIceServer): RtcError | null {
  try {
    new RTCPeerConnection({ iceServers: [server] }).close();
    return null;
  } catch (cause) {
    return invalid(`This browser does not take ${String(server.urls)}: ${String(cause)}`, cause);
  }
}

/** Whether there is a TURN server among them. */
export function hasTurn(iceServers: readonly RTCIceServer[]): boolean {
  return iceServers.some(({ urls }) => [urls].flat().some((url) => parseIceUrl(url)?.type === 'turn'));
}

const isText = (value: unknown) => typeof value === 'string' && value !== '';
const invalid = (message: string, cause?: unknown) => new RtcError('ice-server-invalid', message, { cause });

/** What a value is, in few characters and without what may be secret in it. */
function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  return Array.isArray(value) ? 'an array' : typeof value === 'object' && value ? 'an object' : String(value);
}
