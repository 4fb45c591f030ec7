import { fromBase64, toBase64 } from './base64';

/** Text, gzipped, as base64: an SDP shrinks to about a fifth. */
export async function compress(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return toBase64(new Uint8Array(await new Response(stream).arrayBuffer()));
}

/**
 * The text that `compress` was given.
 * @throws if it isn't gzipped UTF-8, or is longer than `maxBytes` (a few bytes can inflate to gigabytes)
 */
export async function decompress(base64: string, maxBytes: number): Promise<string> {
  const reader = new Blob([fromBase64(base64)])
    .stream()
    .pipeThrough(new DecompressionStream('gzip'))
    .getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > maxBytes) {
      await reader.cancel();
      throw new RangeError(`The message inflates to more than ${maxBytes} bytes.`);
    }
    text += decoder.decode(value, { stream: true });
  }
}
