import type { Json, Signaling, SignalingConnection, SignalingEvents } from '../core/signaling/port';

/** A transport whose connection can be lost and found again, by a tab that the server knows by one id. */
export interface KeptTab {
  readonly signaling: Signaling;
  /** The server loses the tab, which notices. */
  cut(): void;
  /** The connection is back, under the same id. */
  mend(): void;
}

/** Makes the tab's transport out of one that keeps the id at each connection. */
export function keepTab(signaling: Signaling): KeptTab {
  let current: { name: string; events: SignalingEvents; connection: SignalingConnection } | null = null;

  return {
    signaling: {
      ...signaling,
      connect(name, events) {
        const own = (current = { name, events, connection: signaling.connect(name, events) });
        return {
          send: (data: Json) => own.connection.send(data),
          close() {
            own.connection.close();
            if (current === own) current = null;
          },
        };
      },
    },
    cut() {
      current?.connection.close();
      current?.events.onDown();
    },
    mend() {
      if (current) current.connection = signaling.connect(current.name, current.events);
    },
  };
}
