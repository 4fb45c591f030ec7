import { HttpError } from '../http/httpError';

/** Pusher's limit for the data of one event, in bytes. */
const maxEventBytes = 10_240;

/**
 * The data of an event that carries a member's message and says whose it is, as JSON.
 *
 * Throws an `HttpError`: 400 if the message is no JSON, 413 if the event would be too long for Pusher.
 */
export function stampedEvent(from: string, message: string): string {
  const event = JSON.stringify({ from, data: parse(message) });
  if (new TextEncoder().encode(event).byteLength > maxEventBytes) {
    throw new HttpError(413, 'message-too-large', `An event may have ${maxEventBytes} bytes.`);
  }
  return event;
}

function parse(message: string): unknown {
  try {
    return JSON.parse(message);
  } catch (cause) {
    throw new HttpError(400, 'data-invalid', 'data must be JSON.', { cause });
  }
}
