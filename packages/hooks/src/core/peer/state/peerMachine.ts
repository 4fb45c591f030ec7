import type { RtcError } from '../../errors';
import type { ReportCode } from '../message';

/**
 * Where a peer is:
 * - `idle`: never started
 * - `connecting`: waits for the other side, its offer, or the first path to it
 * - `connected`: audio, video and data get through
 * - `degraded`: the browser or the heartbeat misses something; the path may come back by itself
 * - `disconnected`: there is no path, and this page or its network is in no state to look for one
 * - `restartingIce`: looks for another path over the same connection
 * - `rebuilding`: replaces the connection, or waits to do so
 * - `failed`: there was never a path; tries again after a while, unless it can't help
 * - `closed`: one of the two closed it
 */
export type PeerPhase =
  | 'idle'
  | 'connecting'
  | 'connected'
  | 'degraded'
  | 'disconnected'
  | 'restartingIce'
  | 'rebuilding'
  | 'failed'
  | 'closed';

/** What a peer waits for: the end of its phase, or the time in which one ICE restart is enough. */
export type PeerTimer = 'phase' | 'restartCooldown';

/** All that decides what a peer does next. */
export interface PeerMachine {
  readonly phase: PeerPhase;
  /** Which side offers the next connection. */
  readonly initiator: boolean;
  /** Whether it listens: from `start` to `stop`, also while the other side has closed it. */
  readonly started: boolean;
  /** Whether nobody knows yet if the other side is there, so that its silence is no failure. */
  readonly awaitsRemote: boolean;
  /** Whether the side that offers has others to connect to first: this one, or so the other one says. */
  readonly awaitsTurn: boolean;
  /** Whether there is a browser connection, or one is being opened. */
  readonly hasConnection: boolean;
  /** Whether it was connected since it was started. */
  readonly hasConnected: boolean;
  readonly isOnline: boolean;
  /** Whether an ICE restart began a moment ago. */
  readonly inRestartCooldown: boolean;
  /** ICE restarts, rebuilds, and retries put off because this page was late, since it was connected. */
  readonly restarts: number;
  readonly rebuilds: number;
  readonly deferrals: number;
  readonly error: RtcError | null;
}

/** What can happen to a peer. */
export type PeerMachineEvent =
  /** `awaitRemote`: nobody knows yet whether the other side is there. */
  | { type: 'start'; awaitRemote: boolean }
  | { type: 'stop' }
  /** Who offers the next connection is the other one of the two now. */
  | { type: 'roleChanged'; initiator: boolean }
  /** It is this peer's turn to be set up. */
  | { type: 'turn' }
  /** The session opened: the other side is there; or it began anew, and what was said before counts no more. */
  | { type: 'sessionOpen' }
  | { type: 'sessionReset' }
  /** The other side offers, will offer after others, looks for a path, closes, speaks another version. */
  | { type: 'remoteOffer' }
  | { type: 'remoteQueued' }
  | { type: 'remoteRestart' }
  | { type: 'remoteBye' }
  | { type: 'versionMismatch'; error: RtcError }
  /** The browser made no connection. */
  | { type: 'openFailed'; error: RtcError }
  /** Something stands in the way so far. */
  | { type: 'problem'; error: RtcError }
  /** As things are there will be no path. `afterMs`: and not before so many ms have passed. @default 0 */
  | { type: 'unreachable'; error: RtcError; afterMs?: number }
  /** The browser says that there is a path, that it misses it, that there is none, that the connection is gone. */
  | { type: 'pathFound' }
  | { type: 'pathMissed' }
  | { type: 'pathFailed'; isLate: boolean; error: RtcError | null }
  | { type: 'lost'; error: RtcError }
  /** Neither beats nor bytes arrive; something arrives again. */
  | { type: 'silent'; isLate: boolean }
  | { type: 'restored' }
  /** A timer ended. `isAlive`: something arrives. `error`: what the TURN servers complain about. */
  | { type: 'timeout'; timer: PeerTimer; isAlive: boolean; isLate: boolean; error: RtcError | null }
  | { type: 'online' }
  | { type: 'offline' }
  | { type: 'resumed' }
  | { type: 'restartRequested' }
  | { type: 'rebuildRequested' };

/** What is to be done, in this order. */
export type PeerEffect =
  /** Shows the state. It is shown after all effects as well. */
  | { type: 'publish' }
  /** Asks for a turn to be set up; `turn` follows. */
  | { type: 'queue' }
  /** Tells the other side, which is another one than before, that the offer comes after others. */
  | { type: 'tellQueued' }
  /** Makes the browser connection; the initiator's offer follows. */
  | { type: 'open' }
  /** Lets go of the connection and of everything that lives with it. */
  | { type: 'close' }
  /** Abandons what was sent: a new session begins, and the other side hears of it. */
  | { type: 'restartSession' }
  | { type: 'sendBye' }
  | { type: 'report'; code: ReportCode }
  | { type: 'restartIce' }
  /** Messages take the signaling for a while, since the path of the connection may be gone. */
  | { type: 'preferSignaling' }
  /** No video until the other side is heard of again: it would be lost, and be missed later. */
  | { type: 'pauseVideo' }
  | { type: 'startTimer'; timer: PeerTimer; delayMs: number }
  | { type: 'stopTimer'; timer: PeerTimer };

/** What became of an event. */
export interface Transition {
  readonly state: PeerMachine;
  readonly effects: readonly PeerEffect[];
}

/** A peer that was never started. */
export const initialMachine = (initiator: boolean): PeerMachine => ({
  phase: 'idle',
  initiator,
  started: false,
  awaitsRemote: false,
  awaitsTurn: false,
  hasConnection: false,
  hasConnected: false,
  isOnline: true,
  inRestartCooldown: false,
  restarts: 0,
  rebuilds: 0,
  deferrals: 0,
  error: null,
});
