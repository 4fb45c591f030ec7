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
/** How long it may take where there are servers from before, in ms. */
const RENEWAL_MS = 1000;

/** Asks a source again and again, and remembers what it said last. */
export interface IceServersCache {
  /**
   * The servers to use now. Never rejects: a source that fails, or takes longer than 4 s, gives an empty list
   * together with the error. Where it has answered before, its last answer is used instead, after 1 s at the
   * latest: who looks for a new path may have no way to whoever hands the servers out.
   */
  resolve(): Promise<ResolvedIceServers>;
}

/** Makes a cache that has asked nobody yet. */
export function createIceServersCache(source: IceServersSource | undefined): IceServersCache {
  let known: RTCIceServer[] | null = null;

  async function ask(fetchServers: () => Promise<RTCIceServer[]>): Promise<ResolvedIceServers> {
    try {
      const iceServers = await within(TIMEOUT_MS, fetchServers());
      if (!Array.isArray(iceServers)) throw new RtcError('turn-unreachable', 'iceServers is not an array.');
      known = iceServers;
      return { iceServers, error: null };
    } catch (cause) {
      if (known) return { iceServers: known, error: null };
      return { iceServers: [], error: toRtcError(cause, 'turn-unreachable', 'The ICE servers could not be fetched.') };
    }
  }

  return {
    async resolve() {
      if (typeof source !== 'function') return { iceServers: source ?? [], error: null };
      const asked = ask(source);
      const before = known;
      if (!before) return asked;
      return within(RENEWAL_MS, asked).catch(() => ({ iceServers: before, error: null }));
    },
  };
}

/** Waits for `promise`, but not longer than that. Rejects when it is late. */
async function within<T>(limitMs: number, promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const error = new RtcError('turn-unreachable', `The ICE servers could not be fetched within ${limitMs} ms.`);
    timer = setTimeout(() => reject(error), limitMs);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
