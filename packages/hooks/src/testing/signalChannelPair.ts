import type { SignalChannel } from '../core/peer/signalChannel';
import { createRandom } from './random';

/** What goes wrong on the way; shares are from 0 to 1, of the messages of either side. */
export interface SignalChannelPairOptions {
  /** The share that is lost. @default 0 */
  loss?: number;
  /** The share that comes twice. @default 0 */
  duplicate?: number;
  /** How much later a message comes at most, in ms; later ones may overtake it. @default 0 */
  jitterMs?: number;
  /** The same seed makes the same mistakes. @default 1 */
  seed?: number;
}

/**
 * Makes the two ends of a signal channel within one page: what one sends the other hears, asynchronously,
 * in order unless told otherwise, copied as JSON. What is said while nobody listens is lost, as on a real
 * channel.
 */
export function createSignalChannelPair(options: SignalChannelPairOptions = {}): [SignalChannel, SignalChannel] {
  const { loss = 0, duplicate = 0, jitterMs = 0, seed = 1 } = options;
  const random = createRandom(seed);
  const ends = [new Set<(message: unknown) => void>(), new Set<(message: unknown) => void>()] as const;

  function deliver(listeners: ReadonlySet<(message: unknown) => void>, text: string) {
    const arrive = () => {
      for (const listener of listeners) listener(JSON.parse(text));
    };
    if (jitterMs > 0) setTimeout(arrive, random() * jitterMs);
    else queueMicrotask(arrive);
  }

  const makeEnd = (own: 0 | 1): SignalChannel => ({
    send(message) {
      const text = JSON.stringify(message);
      const other = ends[own === 0 ? 1 : 0];
      if (random() < loss) return;
      deliver(other, text);
      if (random() < duplicate) deliver(other, text);
    },
    subscribe(listener) {
      ends[own].add(listener);
      return () => void ends[own].delete(listener);
    },
  });

  return [makeEnd(0), makeEnd(1)];
}
