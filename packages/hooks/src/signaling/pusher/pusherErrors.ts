import { RtcError } from '../../core/errors';

/** What pusher-js says of an authorization that failed. */
export interface AuthError {
  error?: string;
  status?: number;
}

/** The status with which an endpoint refused, if that is what an error is about. */
export function statusOf({ cause }: RtcError): number | undefined {
  return typeof cause === 'object' && cause !== null && 'status' in cause ? (cause.status as number | undefined) : undefined;
}

/** The failure that an answer of the authorization endpoint comes to. */
export function authFailure({ status, error = 'The channel was refused.' }: AuthError): RtcError {
  const cause = { cause: { status, error } };
  if (status === 409) return new RtcError('room-full', 'The room is full.', cause);
  if (status === 423) return new RtcError('room-forbidden', 'The room is locked. pusherSignaling waits for a host with `access`.', cause);
  if (status === 401 || status === 403) return new RtcError('room-forbidden', error, cause);
  const later = status === 408 || status === 429;
  const refused = status !== undefined && status >= 400 && status < 500 && !later;
  return new RtcError(refused ? 'signaling-rejected' : 'signaling-unavailable', error, cause);
}

/**
 * Pusher: "To send client events, you must enable this feature". soketi, Reverb: "The app does not have
 * client messaging enabled", under 4301, the number for too many of them.
 */
export const isClientEventsOff = (message: string) => /client (event|messag).*enable/i.test(message);

/** Whether an error on the connection is about our subscription: those of Pusher name the channel or the signature. */
export function isSubscriptionRefused(message: string, channelName: string): boolean {
  if (/client event/i.test(message) || namesAnother(message, channelName)) return false;
  return message.includes(channelName) || /unauthorized|signature|subscription auth|user_info|channel_data|user id/i.test(message);
}

/** Whether an error names another channel of the connection than ours. */
export function namesAnother(message: string, channelName: string): boolean {
  return /\b(private|presence)-/.test(message) && !message.includes(channelName);
}
