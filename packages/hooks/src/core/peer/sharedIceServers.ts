import type { IceServersAnswer, IceServersSource } from './iceServers';

/** For how long an answer, or a question that waits for one, is shared, in ms. */
const SHARED_MS = 1000;

/**
 * One question on behalf of all who ask at the same time: in a room of eight, each one's seven connections begin
 * together, and renew their credentials together.
 *
 * @param source read at each question
 */
export function shareIceServers(
  source: () => IceServersSource | undefined,
): () => Promise<RTCIceServer[] | IceServersAnswer> {
  let answer: Promise<RTCIceServer[] | IceServersAnswer> | null = null;
  let askedAt = -Infinity;

  async function ask() {
    const current = source() ?? [];
    return typeof current === 'function' ? current() : current;
  }

  return () => {
    const now = performance.now();
    if (!answer || now > askedAt + SHARED_MS) {
      askedAt = now;
      answer = ask();
    }
    return answer;
  };
}
