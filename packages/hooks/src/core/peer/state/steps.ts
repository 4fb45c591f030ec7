import { RtcError } from '../../errors';
import { reportOf } from '../reports';
import type { PeerEffect, PeerMachine, PeerPhase, Transition } from './peerMachine';

/** How long the first connection has to succeed, in ms; ICE itself gives up after 15 s, or never. */
export const CONNECT_MS = 20_000;
/** How long the other connections may take that come first, in ms, on both sides. */
export const QUEUED_MS = 60_000;
/** How long a path that the browser misses is left to come back by itself, in ms; most do. */
export const DEGRADED_MS = 3000;
/** How long an ICE restart has before the next one, in ms. */
export const RESTART_MS = 5000;
/** How many ICE restarts there are before the connection is rebuilt. */
export const MAX_RESTARTS = 4;
/** How long a lost connection waits to be rebuilt, in ms; doubled each time. */
export const REBUILD_MS = 1000;
export const MAX_REBUILD_MS = 30_000;
/** How long a rebuilt connection has to succeed, in ms, before it is rebuilt once more. */
export const PROBATION_MS = 15_000;
/** How long after an ICE restart another one would be in its way, in ms. */
export const RESTART_COOLDOWN_MS = 2000;
/** How often a page that is late itself puts off an ICE restart. */
export const MAX_DEFERRALS = 3;

export const stay = (state: PeerMachine, effects: readonly PeerEffect[] = []): Transition => ({ state, effects });

const backoffMs = ({ rebuilds }: PeerMachine) => Math.min(REBUILD_MS * 2 ** rebuilds, MAX_REBUILD_MS);

/** How long a phase lasts at the most; null: until something happens. */
function durationOf(state: PeerMachine): number | null {
  switch (state.phase) {
    case 'connecting':
      if (state.awaitsRemote) return null;
      return state.awaitsTurn ? QUEUED_MS : CONNECT_MS;
    case 'degraded':
      return DEGRADED_MS;
    case 'disconnected':
    case 'restartingIce':
      return RESTART_MS;
    case 'rebuilding':
      return state.awaitsTurn ? QUEUED_MS : PROBATION_MS + backoffMs(state);
    case 'failed':
      return backoffMs(state);
    case 'idle':
    case 'connected':
    case 'closed':
      return null;
  }
}

/** Begins a phase, or begins it again, with a timer of its own if it ends by itself. */
export function enter(
  state: PeerMachine,
  phase: PeerPhase,
  effects: readonly PeerEffect[] = [],
  durationMs: number | null = durationOf({ ...state, phase }),
): Transition {
  const timer: PeerEffect =
    durationMs === null
      ? { type: 'stopTimer', timer: 'phase' }
      : { type: 'startTimer', timer: 'phase', delayMs: durationMs };
  return { state: { ...state, phase }, effects: [{ type: 'publish' }, timer, ...effects] };
}

/** Looks for a path for the first time, or again after the other side is another one. */
export function connectAgain(state: PeerMachine, effects: readonly PeerEffect[] = []): Transition {
  if (state.hasConnected) return enter(state, 'rebuilding', effects);
  return enter(state, 'connecting', effects);
}

export const opened = (state: PeerMachine): PeerMachine => ({ ...state, hasConnection: true, awaitsTurn: false });
export const unconnected = (state: PeerMachine): PeerMachine => ({ ...state, hasConnection: false, awaitsTurn: false });

const queueEffect: PeerEffect = { type: 'queue' };

/** Makes another connection, if this side is the one to offer: once it is its turn. */
export function offerNext(before: PeerMachine): Transition {
  const state = { ...unconnected(before), awaitsTurn: before.initiator };
  return { state, effects: before.initiator ? [queueEffect] : [] };
}

/** Forgets what was tried. */
export const settled = (state: PeerMachine): PeerMachine => ({ ...state, restarts: 0, rebuilds: 0, deferrals: 0 });

export const cooldownTimer: PeerEffect = { type: 'startTimer', timer: 'restartCooldown', delayMs: RESTART_COOLDOWN_MS };

/** The effects of an ICE restart; only the initiator's begins at once, the other side's is a request for one. */
export function beginIceRestart(state: PeerMachine): Transition {
  const effects: PeerEffect[] = [{ type: 'preferSignaling' }, { type: 'restartIce' }];
  if (!state.initiator) return { state, effects };
  return { state: { ...state, inRestartCooldown: true }, effects: [...effects, cooldownTimer] };
}

/** Looks for another path over the same connection, unless one of the two has just begun to. */
export function restartIce(before: PeerMachine): Transition {
  if (before.restarts === MAX_RESTARTS) return rebuild(before);
  const counted = { ...before, restarts: before.restarts + 1 };
  if (counted.inRestartCooldown) return enter(counted, 'restartingIce');
  const { state, effects } = beginIceRestart(counted);
  return enter(state, 'restartingIce', effects);
}

/** Replaces the connection. */
export function rebuild(before: PeerMachine): Transition {
  const { state, effects } = offerNext({ ...before, rebuilds: before.rebuilds + 1, inRestartCooldown: false });
  return enter(state, 'rebuilding', [
    { type: 'stopTimer', timer: 'restartCooldown' },
    { type: 'close' },
    { type: 'restartSession' },
    ...effects,
  ]);
}

/** There is no path, and none to be had over this connection: tries again after a while. */
export function fail(state: PeerMachine, error: RtcError, effects: readonly PeerEffect[] = [], afterMs = 0): Transition {
  const phase = state.hasConnected ? 'rebuilding' : 'failed';
  return enter({ ...state, awaitsTurn: false, error }, phase, effects, Math.max(backoffMs(state), afterMs));
}

/** The same, and the other side is told why. */
export const failAndReport = (state: PeerMachine, error: RtcError, afterMs?: number): Transition =>
  fail(state, error, [{ type: 'report', code: reportOf(error.code) }], afterMs);

/** Whether the present connection has found a path before. */
export const isEstablished = ({ phase }: PeerMachine): boolean =>
  phase === 'connected' || phase === 'degraded' || phase === 'disconnected' || phase === 'restartingIce';

/** The error of a path that was not found. */
export const noPath = (error: RtcError | null): RtcError =>
  error ?? new RtcError('peer-failed', 'No path to the other side was found.');
