import type { IncomingMessage } from 'node:http';
import { HttpError } from './HttpError';

/**
 * The whole body.
 *
 * What comes past the limit is read and thrown away: a client that is still sending when the connection
 * closes would see a broken connection instead of the answer.
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
  }
  if (size > maxBytes) throw new HttpError(413, `The body exceeds the allowed maximum (${maxBytes} bytes).`);
  return Buffer.concat(chunks);
}
