import type { Clock } from '../environment/clock';
import { RtcError, toRtcError } from '../errors';
import { readIceServers } from './iceServerList';

/** ICE servers with the time for which their credentials are good. */
export interface IceServersAnswer {
  iceServers: RTCIceServer[];
  /** For how long from now, in seconds. They are asked for again before. @default not known */
  ttlSeconds?: number | undefined;
}

/**
 * The ICE servers themselves, or a way to fetch them (short-lived TURN credentials, say): the array, or what
 * `createIceServers` of `@visavis/server` answers.
 */
export type IceServersSource = RTCIceServer[] | (() => Promise<RTCIceServer[] | IceServersAnswer>);

/** The servers that can be used, and what went wrong. */
export interface ResolvedIceServers {
  iceServers: RTCIceServer[];
  /** They could not be had (`turn-unreachable`), or some were left out (`ice-server-invalid`). */
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
   * latest: a page that looks for a new path may have none to the server that hands them out.
   */
  resolve(): Promise<ResolvedIceServers>;
  /** For how much longer the last answer is good, in ms, negative once it is not; null if nobody said. */
  remainingMs(): number | null;
}

/** Makes a cache that has asked nobody yet. */
export function createIceServersCache(source: IceServersSource | undefined, clock: Clock): IceServersCache {
  let known: ResolvedIceServers | null = null;
  let expiresAt: number | null = null;

  async function ask(fetchServers: () => Promise<unknown>): Promise<ResolvedIceServers> {
    // Credentials expire by the wall clock, also while the machine sleeps.
    const askedAt = Date.now();
    try {
      const answer = await within(clock, TIMEOUT_MS, fetchServers());
      const { list, ttlSeconds } = readAnswer(answer);
      const resolved = readList(list);
      if (resolved.error && resolved.iceServers.length === 0) throw resolved.error;
      known = resolved;
      expiresAt = ttlSeconds === null ? null : askedAt + ttlSeconds * 1000;
      return resolved;
    } catch (cause) {
      if (known) return known;
      return { iceServers: [], error: toRtcError(cause, 'turn-unreachable', 'The ICE servers could not be fetched.') };
    }
  }

  return {
    async resolve() {
      if (typeof source !== 'function') return Array.isArray(source) ? readList(source) : { iceServers: [], error: null };
      const asked = ask(source);
      const before = known;
      if (!before) return asked;
      return within(clock, RENEWAL_MS, asked).catch(() => before);
    },
    remainingMs: () => (expiresAt === null ? null : expiresAt - Date.now()),
  };
}

function readList(list: readonly unknown[]): ResolvedIceServers {
  const { iceServers, errors } = readIceServers(list);
  return { iceServers, error: errors[0] ?? null };
}

function readAnswer(answer: unknown): { list: readonly unknown[]; ttlSeconds: number | null } {
  if (Array.isArray(answer)) return { list: answer, ttlSeconds: null };
  const { iceServers, ttlSeconds } = (answer ?? {}) as Partial<Record<keyof IceServersAnswer, unknown>>;
  if (!Array.isArray(iceServers)) {
    const text = 'The ICE servers could not be fetched: the answer is not an array, nor has it an array iceServers.';
    throw new RtcError('turn-unreachable', text);
  }
  return { list: iceServers, ttlSeconds: Number.isFinite(ttlSeconds) ? (ttlSeconds as number) : null };
}

/** Waits for `promise`, but not longer than that. Rejects when it is late. */
async function within<T>(clock: Clock, limitMs: number, promise: Promise<T>): Promise<T> {
  let timer: unknown;
  const late = new Promise<never>((_resolve, reject) => {
    const error = new RtcError('turn-unreachable', `The ICE servers could not be fetched within ${limitMs} ms.`);
    timer = clock.setTimer(() => reject(error), limitMs);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clock.clearTimer(timer);
  }
}
