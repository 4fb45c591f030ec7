// What every call needs, in one file: a room alone, and what it would fetch on its way to the first connection.
export { watchConnection } from '../peer/connectionWatch';
export { createRoom } from './createRoom';
export { loadMonitorOf } from './loadMonitor';
export { createMessageStream } from './messages/messageStream';
