import type { Clock } from '../environment/clock';
import { pageEnvironment } from '../environment/pageEnvironment';
import type { IceServersAnswer, IceServersSource } from './iceServers';

/** For how long an answer is shared, in ms. */
const SHARED_MS = 1000;
/** For how long a question is shared that nobody answers, in ms. */
const UNANSWERED_MS = 2000;

/**
 * One question on behalf of all who ask at the same time: in a room of eight, the seven connections of each page begin
 * together, and renew their credentials together. It can be asked ahead, for those who are about to.
 *
 * @param source read at each question
 * @param clock @default the page's
 */
export function shareIceServers(
  source: () => IceServersSource | undefined,
  clock: Clock = pageEnvironment,
): () => Promise<RTCIceServer[] | IceServersAnswer> {
  let answer: Promise<RTCIceServer[] | IceServersAnswer> | null = null;
  let sharedUntil = -Infinity;
  const share = (forMs: number) => {
    sharedUntil = clock.now() + forMs;
  };

  return async () => {
    const current = source() ?? [];
    if (typeof current !== 'function') return current;
    if (answer && clock.now() <= sharedUntil) return answer;
    // In JavaScript it may answer at once.
    const asked = (answer = Promise.resolve(current()));
    share(UNANSWERED_MS);
    // A failure is not shared with those who ask only now.
    asked.then(
      () => answer === asked && share(SHARED_MS),
      () => answer === asked && share(-Infinity),
    );
    return asked;
  };
}
