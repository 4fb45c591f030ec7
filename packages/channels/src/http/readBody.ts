import type { IncomingMessage } from 'node:http';
import { HttpError } from './HttpError';

/** How many times the limit is read before the connection is cut. */
const MAX_DRAINED = 8;

/**
 * The whole body.
 *
 * What comes past the limit is read and thrown away, up to eight times as much: a client that is still sending when the
 * connection closes would see a broken connection instead of the answer.
 *
 * @throws HttpError 413 past `maxBytes`
 */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= maxBytes) chunks.push(chunk);
    else chunks.length = 0;
    if (size <= maxBytes * MAX_DRAINED) continue;
    // Leaving the loop ends the request alone; the connection would hang.
    request.socket.destroy();
    break;
  }
  if (size > maxBytes) throw new HttpError(413, `The body exceeds the allowed maximum (${maxBytes} bytes).`);
  return Buffer.concat(chunks);
}

/**
 * Throws away what still comes of a body that nobody reads, so that a client that is sending gets its answer, and cuts the
 * connection past eight times `maxBytes`.
 */
export function discardBody(request: IncomingMessage, maxBytes: number): void {
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > maxBytes * MAX_DRAINED) request.socket.destroy();
  });
}
