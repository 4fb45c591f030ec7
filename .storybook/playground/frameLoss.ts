/** Runs in a worker: lets encoded pictures through, or drops them. */
const script = `
  let loss = 0;
  onmessage = ({ data }) => { loss = data; };
  onrtctransform = ({ transformer }) => {
    const dropper = new TransformStream({
      transform(frame, controller) { if (Math.random() >= loss) controller.enqueue(frame); },
    });
    transformer.readable.pipeThrough(dropper).pipeTo(transformer.writable);
  };
`;

/** A sender as https://www.w3.org/TR/webrtc-encoded-transform/ has it; TypeScript does not know it yet. */
type TransformingSender = RTCRtpSender & { transform: RTCRtpScriptTransform | null };

/** Whether this browser lets a page get between its encoder and the network. */
export const canLoseFrames = () => typeof RTCRtpScriptTransform !== 'undefined';

/** Loses encoded pictures on their way out. */
export interface FrameLoss {
  /**
   * Loses those that this connection sends.
   * @returns ends it
   */
  attach(connection: RTCPeerConnection): () => void;
  /** The share that is lost from now on, from 0 to 1. */
  set(loss: number): void;
}

/**
 * Makes a loss of nothing. A page can't drop packets, but it can drop whole encoded pictures between the encoder and
 * the network, which a decoder at the other side feels in the same way: it lacks what the next picture builds upon.
 */
export function createFrameLoss(): FrameLoss {
  const workers = new Set<Worker>();
  let loss = 0;

  function damage(sender: TransformingSender, url: string) {
    const worker = new Worker(url);
    worker.postMessage(loss);
    sender.transform = new RTCRtpScriptTransform(worker);
    workers.add(worker);
    return () => {
      sender.transform = null;
      worker.terminate();
      workers.delete(worker);
    };
  }

  return {
    attach(connection) {
      const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
      const repairs = (connection.getSenders() as TransformingSender[])
        .filter(({ track }) => track?.kind === 'video')
        .map((sender) => damage(sender, url));
      return () => {
        for (const repair of repairs) repair();
        URL.revokeObjectURL(url);
      };
    },
    set(next) {
      loss = next;
      for (const worker of workers) worker.postMessage(loss);
    },
  };
}
