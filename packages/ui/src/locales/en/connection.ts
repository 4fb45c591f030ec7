/** The words of the status and the quality of a connection, in English. */
export const connection = {
  idle: 'Waiting',
  connecting: 'Connecting…',
  connected: 'Connected',
  reconnecting: 'Reconnecting…',
  failed: 'Connection failed',
  closed: 'Disconnected',
  good: 'Good connection',
  fair: 'Fair connection',
  poor: 'Poor connection',
};
