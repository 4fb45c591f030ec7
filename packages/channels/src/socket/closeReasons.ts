/** Why the server closes a connection: the code that decides what the client does next, and the words. */
export interface CloseReason {
  readonly code: number;
  readonly message: string;
}

/**
 * Pusher's own codes. 4000 to 4099: do not come back unchanged. 4100 to 4199: come back after a second.
 * 4200 to 4299: come back at once. Below 4000 are the WebSocket's own.
 *
 * https://pusher.com/docs/channels/library_auth_reference/pusher-websockets-protocol/#error-codes
 */
export const closeReasons = {
  pathNotFound: { code: 4005, message: 'Path not found' },
  invalidVersion: { code: 4006, message: 'Invalid version string format' },
  unsupportedVersion: { code: 4007, message: 'Unsupported protocol version' },
  missingVersion: { code: 4008, message: 'No protocol version supplied' },
  terminated: { code: 4009, message: 'Connection terminated by the app' },
  unauthorized: { code: 4009, message: 'Connection not authorized within timeout' },
  noPong: { code: 4201, message: 'Pong reply not received' },
  binary: { code: 1003, message: 'Binary frames are not supported' },
  internal: { code: 1011, message: 'Internal error' },
} as const satisfies Record<string, CloseReason>;
