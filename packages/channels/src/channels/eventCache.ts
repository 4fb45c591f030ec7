import type { PublishedEvent } from './messages';

/** The last event of each `cache-` channel, for a limited time and a limited number of channels. */
export class EventCache {
  readonly #entries = new Map<string, { event: PublishedEvent; expiresAtMs: number }>();
  readonly #lifetimeMs: number;
  readonly #capacity: number;

  constructor(options: { lifetimeSeconds: number; capacity: number }) {
    this.#lifetimeMs = options.lifetimeSeconds * 1000;
    this.#capacity = options.capacity;
  }

  put(channel: string, event: PublishedEvent): void {
    // Deleting first moves the channel to the end, so that the front is always the oldest.
    this.#entries.delete(channel);
    this.#entries.set(channel, { event, expiresAtMs: performance.now() + this.#lifetimeMs });
    for (const [oldest, entry] of this.#entries) {
      if (this.#entries.size <= this.#capacity && entry.expiresAtMs > performance.now()) break;
      this.#entries.delete(oldest);
    }
  }

  get(channel: string): PublishedEvent | undefined {
    const entry = this.#entries.get(channel);
    if (!entry) return undefined;
    if (entry.expiresAtMs > performance.now()) return entry.event;
    this.#entries.delete(channel);
    return undefined;
  }

  /** For how much longer the event of a channel is kept, in whole seconds; 0 if there is none. */
  remainingSeconds(channel: string): number {
    const leftMs = (this.#entries.get(channel)?.expiresAtMs ?? 0) - performance.now();
    return Math.max(0, Math.ceil(leftMs / 1000));
  }
}
