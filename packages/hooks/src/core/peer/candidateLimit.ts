/** The most candidates of this machine itself that are taken after one description; with many networks a hundred. */
const MAX_HOST = 128;
/** The most of those that a STUN or TURN server gave: they come last, and are the only path between many networks. */
const MAX_SERVER = 128;

/** How many candidates are taken after one description: each costs memory and checks. */
export interface CandidateLimit {
  /** Whether this one is taken. @param candidate as in SDP */
  take(candidate: string): boolean;
}

/** Makes a limit of which nothing is used up. Addresses of the machine never use up the place of a relay. */
export function createCandidateLimit(): CandidateLimit {
  let host = 0;
  let server = 0;
  return {
    take(candidate) {
      if (/ typ (?:srflx|relay)\b/i.test(candidate)) return ++server <= MAX_SERVER;
      return ++host <= MAX_HOST;
    },
  };
}
