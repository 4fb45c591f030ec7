import { createStore } from '../../../store';
import type { DataChannel, DataChannelState } from '../../../peer/channels/dataChannel';

/** One of two data channels in memory. */
export interface TestChannel extends DataChannel<unknown> {
  /** Everything that was sent on it, in order. */
  readonly sent: unknown[];
}

/** Two channels that carry to each other, in order, while the pair is open; what is under way when it closes is lost. */
export function createChannelPair(): { a: TestChannel; b: TestChannel; setOpen(open: boolean): void } {
  let connection: object | null = null;
  const stores = [0, 1].map(() => createStore<DataChannelState>({ status: 'connecting', error: null }));
  const listeners = [new Set<(message: unknown) => void>(), new Set<(message: unknown) => void>()];

  function makeEnd(index: 0 | 1): TestChannel {
    const store = stores[index] as (typeof stores)[0];
    const sent: unknown[] = [];
    return {
      sent,
      getSnapshot: store.getSnapshot,
      getInitialSnapshot: store.getInitialSnapshot,
      subscribe: store.subscribe,
      open: () => undefined,
      close: () => undefined,
      bufferedBytes: 0,
      send(message) {
        const current = connection;
        const copy: unknown = structuredClone(message);
        sent.push(copy);
        return Promise.resolve().then(() => {
          if (current && current === connection) for (const listener of listeners[1 - index] ?? []) listener(copy);
          return null;
        });
      },
      subscribeMessages(listener) {
        listeners[index]?.add(listener);
        return () => void listeners[index]?.delete(listener);
      },
    };
  }

  return {
    a: makeEnd(0),
    b: makeEnd(1),
    setOpen(open) {
      connection = open ? {} : null;
      for (const store of stores) store.set({ status: open ? 'open' : 'connecting' });
    },
  };
}
