/** Text, gzipped: an SDP shrinks to about a fifth. The checksum inside tells of whatever changes on the way. */
export async function compress(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const packed = through(new CompressionStream('gzip'), new TextEncoder().encode(text));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

/**
 * The text that `compress` was given.
 * @throws if it isn't gzipped UTF-8, or is longer than `maxBytes` (a few bytes can inflate to gigabytes)
 */
export async function decompress(bytes: Uint8Array<ArrayBuffer>, maxBytes: number): Promise<string> {
  const reader = through(new DecompressionStream('gzip'), bytes).getReader();
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

/** What comes out when these bytes go in. By hand, since the stream of a Blob takes milliseconds to begin. */
function through(
  { readable, writable }: CompressionStream | DecompressionStream,
  bytes: Uint8Array<ArrayBuffer>,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const writer = writable.getWriter();
  // What goes wrong shows where it is read.
  writer.write(bytes).catch(() => undefined);
  writer.close().catch(() => undefined);
  return readable;
}
