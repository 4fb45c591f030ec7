import type { SignalChannel } from '../core/peer/signalChannel';

/**
 * Makes the two ends of a signal channel within one page: what one sends the other hears, asynchronously,
 * in order, copied as JSON. What is said while nobody listens is lost, as on a real channel.
 */
export function createSignalChannelPair(): [SignalChannel, SignalChannel] {
  const ends = [new Set<(message: unknown) => void>(), new Set<(message: unknown) => void>()] as const;

  const makeEnd = (own: 0 | 1): SignalChannel => ({
    send(message) {
      const text = JSON.stringify(message);
      queueMicrotask(() => {
        for (const listener of ends[own === 0 ? 1 : 0]) listener(JSON.parse(text));
      });
    },
    subscribe(listener) {
      ends[own].add(listener);
      return () => void ends[own].delete(listener);
    },
  });

  return [makeEnd(0), makeEnd(1)];
}
