/** How long somebody has to answer a ping, in ms. */
const ANSWER_MS = 2000;

/** Finds out whether somebody whom the signaling gave up is still there. */
export interface Doubt {
  /** Starts asking; does nothing if it is asking already. */
  begin(): void;
  /** They answered. */
  answered(): void;
  /** The signaling lists them again, or they are gone for good. */
  end(): void;
}

/**
 * The signaling can lose somebody (its server restarts, their WebSocket breaks) whose pictures still flow.
 * So a member who leaves the list is asked directly, and asked again, for as long as they are not listed.
 */
export function createDoubt(options: { ping(): void; onSilent(): void }): Doubt {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let heard = false;

  function ask() {
    heard = false;
    options.ping();
    timer = setTimeout(() => {
      if (heard) ask();
      else {
        timer = undefined;
        options.onSilent();
      }
    }, ANSWER_MS);
  }

  return {
    begin() {
      if (timer === undefined) ask();
    },
    answered() {
      heard = true;
    },
    end() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
