import type { Environment } from '../environment/environment';
import { countSignsOfLife } from './stats/statsReport';

/** How often a sign of life goes out, in ms. */
const BEAT_MS = 1000;
/** How many of its own beats may pass without one from the other side; the next makes it a silence. */
const MAX_MISSED = 2;

/** What a heartbeat reports. */
export interface HeartbeatEvents {
  /** For about 3 s nothing has come, neither beats nor bytes nor checks of the path. */
  onTimeout(): void;
  /** Something came after that. */
  onRestored(): void;
  /** A beat came. `gap`: after some that did not, whether or not that was a timeout. */
  onBeat(gap: boolean): void;
}

/** A data channel over which both sides say once a second that they are there. */
export interface Heartbeat {
  /** Whether something arrives: false once nothing has for about 3 s. */
  readonly isAlive: boolean;
}

/**
 * Watches a path that can fail without a word: the browser takes 6 s to call it disconnected and 15 s to
 * call it failed, and neither `offline` nor `online` fires when one network takes over from another.
 *
 * Beats are counted against its own, so that a page that was busy does not blame the other side. As long as bytes or
 * answers to the browser's own checks arrive it is the other page that is busy, not the path that is gone: without
 * media those checks are all that comes from a page whose script is blocked.
 *
 * @param signal ends it; the channel goes with its connection
 */
export function createHeartbeat(
  pc: RTCPeerConnection,
  environment: Environment,
  signal: AbortSignal,
  events: HeartbeatEvents,
): Heartbeat {
  const channel = pc.createDataChannel('visavis-heartbeat', {
    negotiated: true,
    id: 1,
    ordered: false,
    maxRetransmits: 0, // A late beat is worth nothing.
  });
  let timer: unknown;
  let missed = 0;
  let isSilent = false;
  let before: number | null = null;

  async function checkPath() {
    const count = countSignsOfLife(await pc.getStats());
    if (signal.aborted || missed === 0) return;
    const nothingCame = before === count;
    before = count;
    if (!nothingCame && isSilent) restore();
    if (missed <= MAX_MISSED || !nothingCame || isSilent) return;
    isSilent = true;
    events.onTimeout();
  }

  function restore() {
    isSilent = false;
    events.onRestored();
  }

  function tick() {
    timer = environment.setTimer(tick, BEAT_MS);
    // Unsent beats would only pile up.
    if (channel.readyState === 'open' && channel.bufferedAmount === 0) channel.send('');
    missed += 1;
    if (missed > 1) void checkPath();
  }

  const stop = () => environment.clearTimer(timer);
  signal.addEventListener('abort', stop);
  channel.addEventListener('open', () => (timer = environment.setTimer(tick, BEAT_MS)), { signal });
  channel.addEventListener('close', stop, { signal });
  channel.addEventListener(
    'message',
    () => {
      // One of ours may always go out just before theirs comes in.
      const gap = missed > 1;
      missed = 0;
      before = null;
      events.onBeat(gap);
      if (isSilent) restore();
    },
    { signal },
  );

  return {
    get isAlive() {
      return !isSilent && missed <= MAX_MISSED;
    },
  };
}
