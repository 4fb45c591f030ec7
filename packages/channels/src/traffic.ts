/** What was published and delivered since the start, or since the last reset. */
export interface TrafficStats {
  /** Events that were accepted, from clients and over HTTP; one to several channels counts once for each. */
  published: number;
  /** Copies that were handed to subscribers. `published + delivered` is what Pusher bills as messages. */
  delivered: number;
  /** Client events that were refused. */
  refused: number;
  /** The most data that one event carried, in UTF-8 bytes. */
  largestEventBytes: number;
}

/** Keeps the running totals. */
export class TrafficCounter {
  #stats = noTraffic();

  count(data: string, delivered: number): void {
    this.#stats.published += 1;
    this.#stats.delivered += delivered;
    this.#stats.largestEventBytes = Math.max(this.#stats.largestEventBytes, Buffer.byteLength(data));
  }

  countRefused(): void {
    this.#stats.refused += 1;
  }

  snapshot(): TrafficStats {
    return { ...this.#stats };
  }

  reset(): void {
    this.#stats = noTraffic();
  }
}

function noTraffic(): TrafficStats {
  return { published: 0, delivered: 0, refused: 0, largestEventBytes: 0 };
}
