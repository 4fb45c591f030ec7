import type { Clock } from '../environment/clock';
import { countSignsOfLife, entriesOf, type StatsById } from '../peer/stats/statsReport';

/** How often to look, in ms. */
const BEAT_MS = 1000;
/** How many looks in a row may find nothing new, while media arrives. */
const MAX_SILENT_PLAYING = 3;
/**
 * The same where none does: a publisher hears reports of the server, and a player of a stream that is paused hears only answers to
 * the browser's own checks of the path, every 5 s or so (RFC 7675, 5.1).
 */
const MAX_SILENT = 7;

/** Whether something of the server arrives. */
export interface MediaHeartbeat {
  readonly isAlive: boolean;
}

/**
 * Watches by received bytes whether a path carries anything: a server sends no beats of its own, and a browser takes 15 s to call
 * a path failed.
 *
 * @param signal ends it
 * @param emit hears of a path that has gone silent, and of one that is back
 */
export function createMediaHeartbeat(
  pc: RTCPeerConnection,
  clock: Clock,
  signal: AbortSignal,
  emit: (event: { type: 'silent' | 'restored' }) => void,
): MediaHeartbeat {
  let isSilent = false;
  let silentBeats = 0;
  let before = { signs: -1, media: 0 };
  let isPlaying = false;
  let timer: unknown;

  async function beat() {
    const stats = await pc.getStats().catch(() => null); // Closed in between: then the signal has ended it.
    if (signal.aborted) return;
    // From look to look: a page that was busy looks later, and does not blame the path.
    timer = clock.setTimer(() => void beat(), BEAT_MS);
    if (!stats) return;
    const now = { signs: countSignsOfLife(stats), media: countMedia(stats) };
    if (now.signs === before.signs) {
      silentBeats += 1;
      if (isSilent || silentBeats < (isPlaying ? MAX_SILENT_PLAYING : MAX_SILENT)) return;
      isSilent = true;
      emit({ type: 'silent' });
      return;
    }
    isPlaying = now.media > before.media;
    before = now;
    silentBeats = 0;
    if (!isSilent) return;
    isSilent = false;
    emit({ type: 'restored' });
  }

  timer = clock.setTimer(() => void beat(), BEAT_MS);
  signal.addEventListener('abort', () => clock.clearTimer(timer));
  return {
    get isAlive() {
      return !isSilent;
    },
  };
}

/** How many packets of media have arrived so far. */
const countMedia = (stats: StatsById) => entriesOf(stats, 'inbound-rtp').reduce((sum, { packetsReceived = 0 }) => sum + packetsReceived, 0);
