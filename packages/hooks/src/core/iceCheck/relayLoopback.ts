/** What went through a relay from this browser to itself. */
export interface RelayLoopback {
  /** From the first offer until data could be sent, in ms. */
  readonly connectMs: number;
  /** There and back through both relays, in ms. */
  readonly roundTripMs: number;
  /** How much went there and came back unchanged. */
  readonly bytes: number;
}

/** How much is sent, in messages of a size that fits one datagram. */
const MESSAGES = 16;
const MESSAGE_BYTES = 1024;

/**
 * Proves that a TURN server carries data: two connections of this page, each with a relay on that server as its
 * only address, and a data channel between them that echoes. Null if nothing came back in time.
 */
export async function runRelayLoopback(
  server: RTCIceServer,
  { timeoutMs, signal }: { timeoutMs: number; signal: AbortSignal },
): Promise<RelayLoopback | null> {
  const connections: RTCPeerConnection[] = [];
  const connect = () => {
    const pc = new RTCPeerConnection({ iceServers: [server], iceTransportPolicy: 'relay' });
    connections.push(pc);
    return pc;
  };
  const listening = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), timeoutMs);
      signal.addEventListener('abort', () => resolve(null), { signal: listening.signal });
    });
    return await Promise.race([late, echo(connect(), connect())]);
  } finally {
    clearTimeout(timer);
    listening.abort();
    for (const pc of connections) pc.close();
  }
}

/** Connects the two, and has one echo what the other sends. Ends with the connections at the latest, or never. */
function echo(near: RTCPeerConnection, far: RTCPeerConnection): Promise<RelayLoopback> {
  const startedAt = performance.now();
  const [out, back] = [near, far].map((pc) => pc.createDataChannel('check', { negotiated: true, id: 0 })) as [
    RTCDataChannel,
    RTCDataChannel,
  ];
  back.binaryType = out.binaryType = 'arraybuffer';
  back.addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) => back.send(data));

  return new Promise((resolve, reject) => {
    let openedAt = 0;
    let roundTripMs = 0;
    let echoed = 0;
    out.addEventListener('open', () => {
      openedAt = performance.now();
      out.send(messageOf(0));
    });
    out.addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) => {
      if (!isMessage(data, echoed)) {
        reject(new Error('A relay changed what went through it.'));
        return;
      }
      echoed += 1;
      if (echoed === 1) {
        roundTripMs = Math.round(performance.now() - openedAt);
        for (let each = 1; each < MESSAGES; each++) out.send(messageOf(each));
      }
      const connectMs = Math.round(openedAt - startedAt);
      if (echoed === MESSAGES) resolve({ connectMs, roundTripMs, bytes: MESSAGES * MESSAGE_BYTES });
    });
    negotiate(near, far).catch((cause: unknown) => near.signalingState !== 'closed' && reject(cause));
  });
}

async function negotiate(near: RTCPeerConnection, far: RTCPeerConnection): Promise<void> {
  const offered = tell(near, far);
  hand(near, far, offered);
  await offered;
  const answered = tell(far, near);
  hand(far, near, answered);
  await answered;
}

/** Takes the offer or the answer from one to the other. */
async function tell(from: RTCPeerConnection, to: RTCPeerConnection): Promise<void> {
  await from.setLocalDescription();
  await to.setRemoteDescription(from.localDescription as RTCSessionDescription);
}

/** Hands on the candidates, as they come, once the other one is ready for them. */
function hand(from: RTCPeerConnection, to: RTCPeerConnection, ready: Promise<void>) {
  from.addEventListener('icecandidate', ({ candidate }) => {
    // One that can't be used is one path fewer; both may be closed by now.
    if (candidate) ready.then(() => to.addIceCandidate(candidate)).catch(() => undefined);
  });
}

const messageOf = (number: number) => new Uint8Array(MESSAGE_BYTES).fill(number + 1);
const isMessage = (data: ArrayBuffer, number: number) =>
  data.byteLength === MESSAGE_BYTES && new Uint8Array(data).every((byte) => byte === number + 1);
