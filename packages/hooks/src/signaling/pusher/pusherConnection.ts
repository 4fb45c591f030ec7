import type Pusher from 'pusher-js';
import type { WatchedConnection } from '../shared/connectionWatchdog';

/** The instances that are disconnected for an instant, to be connected anew. */
const renewing = new WeakSet<Pusher>();

/** Whether a watchdog, not the instance's owner, has it disconnected right now. */
export const isRenewing = (pusher: Pusher): boolean => renewing.has(pusher);

/** The WebSocket of an instance, for a watchdog. */
export const watchedConnection = (pusher: Pusher): WatchedConnection => ({
  isConnected: () => pusher.connection.state === 'connected',
  ping: () => void pusher.send_event('pusher:ping', {}),
  onMessage(listener) {
    pusher.connection.bind('message', listener);
    return () => pusher.connection.unbind('message', listener);
  },
  reconnect() {
    renewing.add(pusher);
    pusher.disconnect();
    renewing.delete(pusher);
    pusher.connect();
  },
});
