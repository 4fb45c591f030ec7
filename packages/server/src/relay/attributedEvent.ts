import { HttpError } from '../http/httpError';

/** Pusher's limit for the data of one event, in bytes. */
const maxEventBytes = 10_240;

/**
 * The data of an event that carries a member's message and says whose it is, as JSON. The message goes into it as it
 * came: to write it anew would overflow the stack where it is nested deeply.
 *
 * Throws an `HttpError`: 400 if the message is no JSON, 413 if the event would be too long for Pusher.
 */
export function attributedEvent(from: string, message: string): string {
  checkJson(message);
  const event = `{"from":${JSON.stringify(from)},"data":${message.trim()}}`;
  if (new TextEncoder().encode(event).byteLength > maxEventBytes) {
    throw new HttpError(413, 'message-too-large', `An event may have ${maxEventBytes} bytes.`);
  }
  return event;
}

/** How deeply a message may be nested; ours are nested four deep, and what receives this has a stack too. */
const maxDepth = 100;

function checkJson(message: string): void {
  try {
    JSON.parse(message);
  } catch (cause) {
    throw new HttpError(400, 'data-invalid', 'data must be JSON.', { cause });
  }
  if (depthOf(message) <= maxDepth) return;
  throw new HttpError(400, 'data-invalid', `data may be nested ${maxDepth} deep.`);
}

/** How deeply the arrays and objects of a text that is JSON are nested. */
function depthOf(json: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (token === '[' || token === '{') deepest = Math.max(deepest, ++depth);
    else if (token === ']' || token === '}') depth -= 1;
  }
  return deepest;
}
