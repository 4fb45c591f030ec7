/** The longest wait that a server can ask for, in ms. */
const MAX_MS = 3_600_000;

/**
 * Reads a `Retry-After` header: seconds or a date, RFC 9110, 10.2.3.
 *
 * @param now the time of day, in ms since 1970
 * @returns how long to wait from now, in ms, at the most an hour; 0 if there is none, or none that can be read
 */
export function readRetryAfter(value: string | null, now: number): number {
  const text = value?.trim() ?? '';
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return ms > 0 ? Math.min(ms, MAX_MS) : 0;
}
