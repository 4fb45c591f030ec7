import { RtcError, toRtcError } from '../errors';

/** The ICE servers themselves, or a way to fetch them (short-lived TURN credentials, say). */
export type IceServersSource = RTCIceServer[] | (() => Promise<RTCIceServer[]>);

/** The servers, and what went wrong if they could not be had. */
export interface ResolvedIceServers {
  iceServers: RTCIceServer[];
  error: RtcError | null;
}

/**
 * Asks `source` for its servers. A call without any is better than no call, so a source that fails gives an
 * empty list together with the error instead of rejecting.
 */
export async function resolveIceServers(source: IceServersSource | undefined): Promise<ResolvedIceServers> {
  try {
    const iceServers = typeof source === 'function' ? await source() : (source ?? []);
    if (!Array.isArray(iceServers)) throw new RtcError('turn-unreachable', 'iceServers is not an array.');
    return { iceServers, error: null };
  } catch (cause) {
    return { iceServers: [], error: toRtcError(cause, 'turn-unreachable', 'The ICE servers could not be fetched.') };
  }
}
