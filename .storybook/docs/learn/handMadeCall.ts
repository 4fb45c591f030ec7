/** One of the two ends of a connection that is made by hand. */
export interface HandMadeEnd {
  readonly connection: RTCPeerConnection;
  /** What it found of its own addresses so far. */
  readonly candidates: readonly RTCIceCandidate[];
}

/** How far it is; `at`: how many steps were taken. */
export interface HandMadeState {
  readonly at: number;
  readonly ada: HandMadeEnd | null;
  readonly ben: HandMadeEnd | null;
  /** What came to Ben. */
  readonly remoteStream: MediaStream | null;
}

/** The steps of a connection, in words. */
export const steps = [
  'Ada makes a connection, puts her camera’s tracks into it, and writes an offer',
  'The offer goes to Ben, over signaling',
  'Ben writes an answer',
  'The answer goes to Ada, over signaling',
  'Each gives the other its candidates, over signaling',
] as const;

/** A connection between two ends on this page, made one step at a time, with nothing between it and the browser. */
export interface HandMadeCall {
  subscribe(listener: () => void): () => void;
  getSnapshot(): HandMadeState;
  /** Takes the next step. */
  step(stream: MediaStream): Promise<void>;
  /** Ends it, so that it can be made again. */
  reset(): void;
}

const nothing: HandMadeState = { at: 0, ada: null, ben: null, remoteStream: null };

/** Makes a call that has not begun. */
export function createHandMadeCall(): HandMadeCall {
  const listeners = new Set<() => void>();
  let state = nothing;

  function change(next: Partial<HandMadeState>) {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  }

  /** A connection whose every change is told. */
  function makeEnd(name: 'ada' | 'ben'): RTCPeerConnection {
    const connection = new RTCPeerConnection();
    change({ [name]: { connection, candidates: [] } });
    const look = () => change({});
    for (const event of ['signalingstatechange', 'icegatheringstatechange', 'connectionstatechange']) {
      connection.addEventListener(event, look);
    }
    connection.addEventListener('icecandidate', ({ candidate }) => {
      const end = state[name];
      if (candidate?.candidate && end?.connection === connection) {
        change({ [name]: { connection, candidates: [...end.candidates, candidate] } });
      }
    });
    connection.addEventListener('track', ({ streams: [stream] }) => change({ remoteStream: stream ?? null }));
    return connection;
  }

  async function take(step: number, stream: MediaStream) {
    if (step === 0) {
      const ada = makeEnd('ada');
      for (const track of stream.getTracks()) ada.addTrack(track, stream);
      await ada.setLocalDescription();
      return;
    }
    const { ada, ben } = state;
    const [offer, answer] = [ada?.connection.localDescription, ben?.connection.localDescription];
    if (step === 1 && offer) await makeEnd('ben').setRemoteDescription(offer);
    if (step === 2) await ben?.connection.setLocalDescription();
    if (step === 3 && answer) await ada?.connection.setRemoteDescription(answer);
    if (step === 4 && ada && ben) {
      for (const candidate of ada.candidates) await ben.connection.addIceCandidate(candidate);
      for (const candidate of ben.candidates) await ada.connection.addIceCandidate(candidate);
    }
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    getSnapshot: () => state,
    async step(stream) {
      const { at } = state;
      if (at === steps.length) return;
      await take(at, stream);
      change({ at: at + 1 });
    },
    reset() {
      state.ada?.connection.close();
      state.ben?.connection.close();
      change(nothing);
    },
  };
}
