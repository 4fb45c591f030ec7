import { fetchConfig } from './fetchConfig';

/** How often a token is exchanged for a fresh one, in ms. It is good for hours. */
const renewEveryMs = 60 * 60 * 1000;

/** The token for a room, kept fresh: after a break in a long call one has to be let in again. */
export interface RoomPass {
  readonly token: string;
  /** Stops renewing. */
  close(): void;
}

/** Keeps `token` fresh until it is closed. */
export function createRoomPass(room: string, first: string): RoomPass {
  const closed = new AbortController();
  let token = first;

  async function renew() {
    try {
      token = (await fetchConfig(room, closed.signal)).roomToken ?? token;
    } catch {
      // The one there is still holds; the next round tries again.
      return;
    }
  }

  const timer = setInterval(() => void renew(), renewEveryMs);
  return {
    get token() {
      return token;
    },
    close() {
      clearInterval(timer);
      closed.abort();
    },
  };
}
