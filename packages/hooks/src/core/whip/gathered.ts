import type { Clock } from '../environment/clock';

/**
 * How long a description waits for the candidates of this machine, in ms: a server that takes no candidates later has them with
 * the offer. Those of STUN and TURN servers follow.
 */
const GATHER_MS = 100;

/** Resolves once all candidates are there, or after a moment. */
export async function gathered(pc: RTCPeerConnection, clock: Clock): Promise<void> {
  if (pc.iceGatheringState === 'complete') return;
  await new Promise<void>((resolve) => {
    const done = () => {
      clock.clearTimer(timer);
      pc.removeEventListener('icegatheringstatechange', check);
      resolve();
    };
    const check = () => pc.iceGatheringState === 'complete' && done();
    const timer = clock.setTimer(done, GATHER_MS);
    pc.addEventListener('icegatheringstatechange', check);
  });
}
