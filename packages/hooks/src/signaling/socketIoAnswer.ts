import { RtcError } from '../core/errors';
import type { Member } from '../core/signaling/port';

/** What the relay of `docs/signaling-socket-io.md` answers to a member that wants to enter. */
export type RelayAnswer = { self: Member; others: Member[] } | { error: string };

/** Gives out what another member sent, unless it is no JSON: the relay does not look into it. */
export function parseMessage(text: string, onMessage: (data: unknown) => void): void {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return;
  }
  onMessage(data);
}

/** The error of a relay, or a socket, that can not be reached. */
export const unavailable = (message: string, cause: unknown) => new RtcError('signaling-unavailable', message, { cause });

/** The error of a server that did not take the socket. */
export const rejection = (cause: Error) =>
  new RtcError('signaling-rejected', `The server refused: ${cause.message}`, { cause });

/** The error for what the relay answered instead of letting the member in. */
export function refusal(code: string): RtcError {
  if (code === 'room-full') return new RtcError(code, 'The room is full.');
  if (code === 'room-forbidden') return new RtcError(code, 'The relay does not let you into this room.');
  return new RtcError('signaling-rejected', `The relay refused to let you in: ${code}`);
}
