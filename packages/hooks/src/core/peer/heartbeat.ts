/** How often a sign of life goes out, in ms. */
const BEAT_MS = 1000;
/** How long the other side may be silent, in ms: two beats lost and some jitter. */
const SILENCE_MS = 2600;

/** A data channel over which both sides say once a second that they are there. */
export interface Heartbeat {
  /** Ends it; the channel goes with its connection. */
  stop(): void;
}

/** What a heartbeat reports. */
export interface HeartbeatEvents {
  /** Nothing has come for 2.6 s although the connection claims to work. Again after every further 2.6 s. */
  onSilence(): void;
  /** Something came after a silence. */
  onReturn(): void;
}

/**
 * Watches a path that can fail without a word: the browser takes 6 s to call it disconnected and 15 s to
 * call it failed, and neither `offline` nor `online` fires when one network takes over from another.
 */
export function createHeartbeat(pc: RTCPeerConnection, events: HeartbeatEvents): Heartbeat {
  const channel = pc.createDataChannel('visavis-heartbeat', {
    negotiated: true,
    id: 1,
    ordered: false,
    maxRetransmits: 0, // A late beat is worth nothing.
  });
  const listen = new AbortController();
  let beat: ReturnType<typeof setInterval> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let silent = false;

  function wait() {
    clearTimeout(silence);
    silence = setTimeout(() => {
      silent = true;
      events.onSilence();
      wait();
    }, SILENCE_MS);
  }

  function stop() {
    listen.abort();
    clearInterval(beat);
    clearTimeout(silence);
  }

  channel.addEventListener(
    'open',
    () => {
      wait();
      beat = setInterval(() => {
        // Unsent beats would only pile up.
        if (channel.readyState === 'open' && channel.bufferedAmount === 0) channel.send('');
      }, BEAT_MS);
    },
    { signal: listen.signal },
  );
  channel.addEventListener(
    'message',
    () => {
      if (silent) events.onReturn();
      silent = false;
      wait();
    },
    { signal: listen.signal },
  );
  channel.addEventListener('close', stop, { signal: listen.signal });

  return { stop };
}
