/** What a browser finds with some ICE servers, as it comes. */
export interface Gathering {
  readonly candidates: readonly RTCIceCandidate[];
  readonly errors: readonly RTCPeerConnectionIceErrorEvent[];
  /** Whether the browser has come to its end; false where it was cut short. */
  readonly complete: boolean;
}

/** What to gather, and for how long. */
export interface GatherOptions {
  iceServers: RTCIceServer[];
  /** The longest that it may take, in ms: browsers wait 40 s for a silent server. */
  timeoutMs: number;
  /** Ends it at once. */
  signal: AbortSignal;
  /** A candidate came, so long after the start, in ms. */
  onCandidate?(candidate: RTCIceCandidate, ms: number): void;
  /** Whether that is enough. @default only the end is */
  isEnough?(soFar: Gathering): boolean;
}

/**
 * Gathers candidates with a connection of its own, which is closed in the end. Rejects with what the browser
 * throws if it does not take the servers.
 */
export async function gather(options: GatherOptions): Promise<Gathering> {
  const { iceServers, timeoutMs, signal, onCandidate, isEnough } = options;
  const candidates: RTCIceCandidate[] = [];
  const errors: RTCPeerConnectionIceErrorEvent[] = [];
  const pc = new RTCPeerConnection({ iceServers });
  const soFar = () => ({ candidates, errors, complete: pc.iceGatheringState === 'complete' });
  const listening = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const ended = new Promise<void>((end) => {
    const look = () => (soFar().complete || isEnough?.(soFar())) && end();
    const startedAt = performance.now();
    timer = setTimeout(end, timeoutMs);
    signal.addEventListener('abort', () => end(), { signal: listening.signal });
    pc.addEventListener('icecandidateerror', (event) => {
      errors.push(event);
      look();
    });
    pc.addEventListener('icecandidate', ({ candidate }) => {
      // An empty one says that there are no more.
      if (!candidate?.candidate) return;
      candidates.push(candidate);
      onCandidate?.(candidate, Math.round(performance.now() - startedAt));
      look();
    });
    pc.addEventListener('icegatheringstatechange', look);
  });

  try {
    pc.createDataChannel('check');
    await pc.setLocalDescription();
    if (!signal.aborted) await ended;
    return soFar();
  } finally {
    clearTimeout(timer);
    listening.abort();
    pc.close();
  }
}
