import type { IceServersAnswer, IceServersSource } from './iceServers';

/** For how long an answer is shared, in ms. */
const SHARED_MS = 1000;
/** For how long a question is shared that nobody answers, in ms. */
const PATIENCE_MS = 4000;

/**
 * One question on behalf of all who ask at the same time: in a room of eight, each one's seven connections begin
 * together, and renew their credentials together. It can be asked ahead, for those who are about to.
 *
 * @param source read at each question
 */
export function shareIceServers(
  source: () => IceServersSource | undefined,
): () => Promise<RTCIceServer[] | IceServersAnswer> {
  let answer: Promise<RTCIceServer[] | IceServersAnswer> | null = null;
  let sharedUntil = -Infinity;

  async function ask() {
    const current = source() ?? [];
    return typeof current === 'function' ? current() : current;
  }

  return () => {
    if (answer && performance.now() <= sharedUntil) return answer;
    const asked = (answer = ask());
    sharedUntil = performance.now() + PATIENCE_MS;
    const onAnswer = () => {
      if (answer === asked) sharedUntil = performance.now() + SHARED_MS;
    };
    asked.then(onAnswer, onAnswer);
    return asked;
  };
}
