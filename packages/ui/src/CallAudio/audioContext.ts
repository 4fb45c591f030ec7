/** What lets a browser run an audio context that it has held back. */
const gestures = ['pointerdown', 'keydown'] as const;

/** The one audio context of all that `CallAudio` does, since browsers give a page only a few, while it has users. */
let context: AudioContext | null = null;
let users = 0;

function resume(): void {
  // Rejected only when it is closed meanwhile.
  if (context?.state === 'suspended') context.resume().catch(() => undefined);
}

function acquire(): AudioContext {
  if (!context) {
    context = new AudioContext();
    for (const type of gestures) document.addEventListener(type, resume);
  }
  users += 1;
  resume();
  return context;
}

function release(): void {
  users -= 1;
  if (users > 0) return;
  for (const type of gestures) document.removeEventListener(type, resume);
  void context?.close();
  context = null;
}

/** Nodes that audio goes through. */
export interface AudioNodes {
  /** Takes the audio. */
  readonly input: AudioNode;
}

/**
 * Sends the audio of a stream, whichever tracks it has from time to time, through nodes of the shared context, until `stop`
 * is called. It runs as soon as the browser lets it.
 *
 * @throws where there is no Web Audio, or none for such a track
 */
export function processAudio<Nodes extends AudioNodes>(
  stream: MediaStream,
  build: (context: AudioContext) => Nodes,
): { nodes: Nodes; stop: () => void } {
  const own = acquire();
  let sources: MediaStreamAudioSourceNode[] = [];
  const disconnect = () => {
    for (const source of sources) source.disconnect();
  };
  try {
    const nodes = build(own);
    const connect = () => {
      disconnect();
      sources = stream.getAudioTracks().map((track) => own.createMediaStreamSource(new MediaStream([track])));
      for (const source of sources) source.connect(nodes.input);
    };
    connect();
    stream.addEventListener('addtrack', connect);
    stream.addEventListener('removetrack', connect);
    return {
      nodes,
      stop() {
        stream.removeEventListener('addtrack', connect);
        stream.removeEventListener('removetrack', connect);
        disconnect();
        release();
      },
    };
  } catch (cause) {
    disconnect();
    release();
    throw cause;
  }
}
