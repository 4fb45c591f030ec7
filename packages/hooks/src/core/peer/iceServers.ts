import { RtcError, toRtcError } from '../errors';

/** The ICE servers themselves, or a way to fetch them (short-lived TURN credentials, say). */
export type IceServersSource = RTCIceServer[] | (() => Promise<RTCIceServer[]>);

/** The servers, and what went wrong if they could not be had. */
export interface ResolvedIceServers {
  iceServers: RTCIceServer[];
  error: RtcError | null;
}

/** How long a source may take, in ms; a call without its servers is better than none. */
const TIMEOUT_MS = 4000;

/**
 * Asks `source` for its servers. A source that fails, or takes longer than 4 s, gives an empty list together
 * with the error instead of rejecting.
 */
export async function resolveIceServers(source: IceServersSource | undefined): Promise<ResolvedIceServers> {
  if (typeof source !== 'function') return { iceServers: source ?? [], error: null };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    const late = new RtcError('turn-unreachable', `The ICE servers could not be fetched within ${TIMEOUT_MS} ms.`);
    timer = setTimeout(() => reject(late), TIMEOUT_MS);
  });
  try {
    const iceServers = await Promise.race([source(), timeout]);
    if (!Array.isArray(iceServers)) throw new RtcError('turn-unreachable', 'iceServers is not an array.');
    return { iceServers, error: null };
  } catch (cause) {
    return { iceServers: [], error: toRtcError(cause, 'turn-unreachable', 'The ICE servers could not be fetched.') };
  } finally {
    clearTimeout(timer);
  }
}
