/** How often a sign of life goes out, in ms. */
const BEAT_MS = 1000;
/** How many of one's own beats may pass without one from the other side; the next makes it a silence. */
const MAX_MISSED = 2;

/** A data channel over which both sides say once a second that they are there. */
export interface Heartbeat {
  /** Ends it; the channel goes with its connection. */
  stop(): void;
}

/** What a heartbeat reports. */
export interface HeartbeatEvents {
  /** For about 3 s nothing has come, neither beats nor media, although the connection claims to work. */
  onSilence(): void;
  /** Something came after a silence. */
  onReturn(): void;
  /** A beat came. `gap`: after some that did not, whether or not that was a silence. */
  onBeat(gap: boolean): void;
}

/**
 * Watches a path that can fail without a word: the browser takes 6 s to call it disconnected and 15 s to
 * call it failed, and neither `offline` nor `online` fires when one network takes over from another.
 *
 * Beats are counted against one's own, so that a page that was busy does not blame the other side; and as
 * long as bytes arrive it is the other page that is busy, not the path that is gone.
 */
export function createHeartbeat(pc: RTCPeerConnection, events: HeartbeatEvents): Heartbeat {
  const channel = pc.createDataChannel('visavis-heartbeat', {
    negotiated: true,
    id: 1,
    ordered: false,
    maxRetransmits: 0, // A late beat is worth nothing.
  });
  const listen = new AbortController();
  const { signal } = listen;
  let timer: ReturnType<typeof setInterval> | undefined;
  let missed = 0;
  let silent = false;
  let bytesBefore: number | null = null;

  async function checkForBytes() {
    const bytes = await countReceivedBytes(pc);
    if (signal.aborted || missed === 0) return;
    const nothingCame = bytesBefore === bytes;
    bytesBefore = bytes;
    if (missed <= MAX_MISSED || !nothingCame || silent) return;
    silent = true;
    events.onSilence();
  }

  function tick() {
    // Unsent beats would only pile up.
    if (channel.readyState === 'open' && channel.bufferedAmount === 0) channel.send('');
    missed += 1;
    if (missed > 1) void checkForBytes();
  }

  function stop() {
    listen.abort();
    clearInterval(timer);
  }

  channel.addEventListener('open', () => (timer = setInterval(tick, BEAT_MS)), { signal });
  channel.addEventListener('close', stop, { signal });
  channel.addEventListener(
    'message',
    () => {
      // One of ours may always go out just before theirs comes in.
      events.onBeat(missed > 1);
      missed = 0;
      bytesBefore = null;
      if (silent) events.onReturn();
      silent = false;
    },
    { signal },
  );

  return { stop };
}

/** All that has arrived over any path so far, in bytes. */
async function countReceivedBytes(pc: RTCPeerConnection): Promise<number> {
  const report = await pc.getStats();
  let bytes = 0;
  for (const stats of report.values() as Iterable<RTCStats & { bytesReceived?: number }>) {
    if (stats.type === 'candidate-pair') bytes += stats.bytesReceived ?? 0;
  }
  return bytes;
}
