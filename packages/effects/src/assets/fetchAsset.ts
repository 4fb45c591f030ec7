/** Told how many bytes have come, of how many; null where the server doesn't say. */
export type OnBytes = (loaded: number, total: number | null) => void;

/**
 * Fetches a file of the page's own origin.
 *
 * @throws Error if it is not there, or is a page that a server answers with instead of "not found"
 */
export async function fetchAsset(url: string, onBytes: OnBytes = () => {}): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url);
  const type = response.headers.get('content-type') ?? '';
  if (!response.ok || !response.body || type.startsWith('text/html')) throw missing(url);
  // What is compressed on its way is longer than its header says.
  const length = response.headers.get('content-encoding') ? null : Number(response.headers.get('content-length'));
  const reader = response.body.getReader();
  const parts: Uint8Array[] = [];
  let loaded = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    loaded += value.length;
    onBytes(loaded, length || null);
  }
  const bytes = new Uint8Array(loaded);
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}

/** What to say of an asset that is not there. */
export function missing(url: string): Error {
  return new Error(`${url} is not there. Run "npx visavis-effects copy public/", or say with "assets" where it is.`);
}
