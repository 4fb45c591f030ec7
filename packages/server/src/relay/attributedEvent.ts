import { HttpError } from '../http/httpError';

/** Pusher's limit for the data of one event, in bytes. */
const maxEventBytes = 10_240;

/** What a message's id may be: where it comes from, and which of the messages from there it is. */
const idPattern = /^[\w-]{1,64}:\d{1,15}$/;

/**
 * The data of an event that carries a member's message and says whose it is, as JSON. The message goes into it as it
 * came: to write it anew would overflow the stack where it is nested deeply.
 *
 * @param id by which those who receive a message twice can tell. null: it has none
 *
 * Throws an `HttpError`: 400 if the message is no JSON or the id is none, 413 if the event would be too long for Pusher.
 */
export function attributedEvent(from: string, id: string | null, message: string): string {
  if (id !== null && !idPattern.test(id)) {
    throw new HttpError(400, 'message-id-invalid', 'message_id must be 1 to 64 of A-Za-z0-9_-, a colon and a number.');
  }
  checkJson(message);
  const idPart = id === null ? '' : `"id":"${id}",`;
  const event = `{"from":${JSON.stringify(from)},${idPart}"data":${message.trim()}}`;
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
