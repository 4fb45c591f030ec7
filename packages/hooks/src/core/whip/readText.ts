/** The longest body that is looked at, in bytes: that of a description, as of a peer. */
const MAX_BYTES = 65_536;

/**
 * Reads the body of an answer as text.
 *
 * @returns null if it is longer than 64 KiB: the rest is not loaded
 */
export async function readText(response: Response): Promise<string | null> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (let chunk = await reader?.read(); chunk && !chunk.done; chunk = await reader?.read()) {
    bytes += chunk.value.length;
    if (bytes > MAX_BYTES) {
      await reader?.cancel();
      return null;
    }
    text += decoder.decode(chunk.value, { stream: true });
  }
  return text + decoder.decode();
}
