import { pageEnvironment } from '../../environment/pageEnvironment';
import type { RtcError } from '../../errors';
import { createIceRenewal } from '../../peer/iceRenewal';
import { createIceServersCache, type ResolvedIceServers } from '../../peer/iceServers';
import { createCipher } from '../../signaling/encryption';
import type { SignalingPreparation } from '../../signaling/port';
import { isRoomKey } from '../../signaling/roomKey';
import { loadCallParts } from './callParts';
import { createPooledConnection } from './pooledConnection';
import type { PreparationOptions } from './preparationOptions';
import type { PreparedRoom } from './preparedRoom';

/** For how long a name has to stay the same before the signaling's server is told it, in ms: it may be being typed. */
const NAME_MS = 1000;
/** For how long after entering the ICE servers are not asked for again, in ms: until those who are there are connected to. */
const ENTERING_MS = 10_000;
/** For how long after entering a connection is kept ready for the first who comes, in ms. */
const POOLED_MS = 30_000;

/**
 * Begins to make a room ready, without entering it.
 *
 * @param onReady called once everything is as ready as it can be, with what failed
 */
export function createPreparedRoom(options: PreparationOptions, onReady: (error: RtcError | null) => void): PreparedRoom {
  const { signaling, environment = pageEnvironment } = options;
  const source = options.iceServers?.();
  const servers = createIceServersCache(source, environment);
  const pooled = createPooledConnection();
  const key = options.roomKey?.() ?? null;
  const cipher = isRoomKey(key) && globalThis.isSecureContext ? createCipher(key, signaling.room ?? '') : null;
  const renewal = createIceRenewal({ clock: environment, remainingMs: () => servers.remainingMs(), renew: () => void refresh() });
  let stage: 'preparing' | 'entering' | 'released' = 'preparing';
  let resolved: ResolvedIceServers | null = null;
  let line: SignalingPreparation | null = null;
  let lineName: string | null = null;
  let nameTimer: unknown;
  let enteringTimer: unknown;
  let pooledTimer: unknown;

  /** Asks for the ICE servers, and gathers candidates with them. */
  async function refresh(): Promise<RtcError | null> {
    const answer = await servers.resolve();
    if (stage !== 'preparing') return null;
    resolved = answer.error && answer.iceServers.length === 0 ? null : answer;
    renewal.schedule();
    if (!resolved) return answer.error;
    return (await pooled.fill(resolved.iceServers, options.iceTransportPolicy?.() ?? 'all')) ?? answer.error;
  }

  function openLine(): Promise<RtcError | null> {
    environment.clearTimer(nameTimer);
    line?.close();
    lineName = options.name();
    line = signaling.prepare?.(lineName) ?? null;
    return line?.ready ?? Promise.resolve(null);
  }

  const unlisten = environment.subscribe((event) => {
    // What was gathered in another network leads nowhere.
    if ((event === 'online' || event === 'resumed') && stage === 'preparing') void refresh();
  });

  async function prepare() {
    const errors = await Promise.all([openLine(), refresh(), loadCallParts(), options.loadRoom?.() ?? null]);
    if (stage === 'preparing') onReady(errors.find((each) => each !== null) ?? null);
  }
  void prepare();

  function closeLine() {
    environment.clearTimer(nameTimer);
    line?.close();
    line = null;
  }

  /** Nothing is kept fresh any more. */
  function settle() {
    renewal.stop();
    unlisten();
    environment.clearTimer(nameTimer);
  }

  return {
    update() {
      environment.clearTimer(nameTimer);
      if (stage === 'preparing' && options.name() !== lineName) nameTimer = environment.setTimer(() => void openLine(), NAME_MS);
    },
    enter(name) {
      stage = 'entering';
      settle();
      if (name !== lineName) closeLine();
      enteringTimer = environment.setTimer(() => (resolved = null), ENTERING_MS);
      pooledTimer = environment.setTimer(pooled.close, POOLED_MS);
    },
    entered: closeLine,
    iceServers() {
      const remainingMs = servers.remainingMs();
      // A list needs no asking.
      if (!resolved || typeof source !== 'function' || (remainingMs ?? 1) <= 0) return null;
      return { iceServers: resolved.iceServers, ttlSeconds: remainingMs === null ? undefined : remainingMs / 1000 };
    },
    cipher: (asked) => (asked === key ? cipher : null),
    connect: (config) => pooled.take(config),
    release() {
      stage = 'released';
      settle();
      closeLine();
      environment.clearTimer(enteringTimer);
      environment.clearTimer(pooledTimer);
      pooled.close();
    },
  };
}
