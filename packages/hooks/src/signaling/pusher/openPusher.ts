import type Pusher from 'pusher-js';

/** A connection that is opened for a room that may come to use it. */
export interface OpenedPusher {
  /** Resolves once it is connected, or is not waited for any more. Never rejects. */
  readonly ready: Promise<void>;
  /** Disconnects it, if it was opened here and nobody has come to use it. */
  close(): void;
}

/** The instances that only preparations use, and how many. */
const openedFor = new WeakMap<Pusher, number>();

/** Connects an instance that its owner has disconnected; others connect by themselves. */
export function openPusher(pusher: Pusher): OpenedPusher {
  const { connection } = pusher;
  const known = openedFor.get(pusher);
  const isOurs = known !== undefined || connection.state === 'disconnected';
  if (isOurs) openedFor.set(pusher, (known ?? 0) + 1);
  if (connection.state === 'disconnected') pusher.connect();
  let stop: (() => void) | undefined;
  const ready = new Promise<void>((resolve) => {
    const onConnect = (stop = () => {
      connection.unbind('connected', onConnect);
      resolve();
    });
    if (connection.state === 'connected') resolve();
    else connection.bind('connected', onConnect);
  });
  let closed = false;

  return {
    ready,
    close() {
      if (closed) return;
      closed = true;
      stop?.();
      if (!isOurs) return;
      const left = (openedFor.get(pusher) ?? 1) - 1;
      if (left > 0) openedFor.set(pusher, left);
      else openedFor.delete(pusher);
      // With a channel it is a room's, or the application's.
      if (left === 0 && pusher.allChannels().length === 0) pusher.disconnect();
    },
  };
}
