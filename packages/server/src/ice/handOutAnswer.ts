import { IceProblemError } from './iceProblem';
import type { IceServer } from './iceServer';
import { readIceServerList } from './iceServerList';
import { withoutStuns } from './stuns';

/** ICE servers as a vendor handed them out. */
export interface HandOutAnswer {
  readonly iceServers: readonly IceServer[];
  /** When the first of their credentials expire, in ms since 1970; null: the answer doesn't say. */
  readonly expiresAt: number | null;
}

/**
 * Reads a vendor's answer, whichever of the known forms it has: see `readIceServerList`.
 *
 * Throws an `IceProblemError` that says what is wrong with it, and quotes nothing of it.
 *
 * @param text the body
 * @param name what its owner calls the place it came from
 * @param now in ms since 1970
 */
export function readHandOutAnswer(text: string, name: string, now: number): HandOutAnswer {
  const value = parse(text, name);
  const iceServers = withoutStuns(readList(value, name));
  if (iceServers.length === 0) throw new IceProblemError('hand-out-invalid', `${name} handed out no servers.`);
  const expiresAt = expiryOf(value, iceServers, now);
  if (expiresAt !== null && expiresAt <= now) {
    throw new IceProblemError('hand-out-invalid', `${name} handed out credentials that have expired already.`);
  }
  return { iceServers, expiresAt };
}

function parse(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Without its cause, on purpose: the parser's message quotes the text, credentials included.
    const what = text.trimStart().startsWith('<') ? 'a web page (HTML)' : 'something else';
    throw new IceProblemError('hand-out-not-json', `${name} answered with ${what} instead of JSON.`);
  }
}

function readList(value: unknown, name: string): IceServer[] {
  try {
    return readIceServerList(value, 'the answer');
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new IceProblemError('hand-out-invalid', `${name} handed out what browsers can't use: ${error.message}`);
  }
}

function expiryOf(value: unknown, iceServers: readonly IceServer[], now: number): number | null {
  const ttlSeconds = ttlOf(value);
  const times = iceServers.map(({ username }) => expiryInName(username)).filter((time) => time !== null);
  if (ttlSeconds !== null) times.push(now + ttlSeconds * 1000);
  return times.length > 0 ? Math.min(...times) : null;
}

/** Seconds, as a number or as a text (Twilio's `"86400"`, others' `"86400s"`). */
function ttlOf(value: unknown): number | null {
  if (typeof value !== 'object' || value === null) return null;
  const fields = value as Readonly<Record<string, unknown>>;
  for (const key of ['ttl', 'ttlSeconds', 'ttl_seconds', 'lifetime', 'lifetimeDuration', 'expiryInSeconds']) {
    const field = fields[key];
    const seconds = typeof field === 'string' ? Number(field.replace(/s$/, '') || NaN) : field;
    if (typeof seconds === 'number' && Number.isFinite(seconds) && seconds > 0) return seconds;
  }
  return null;
}

/** coturn's and the TURN REST draft's usernames begin with the second at which they expire. */
function expiryInName(username: string | undefined): number | null {
  const seconds = /^(\d{10})(?::|$)/.exec(username ?? '')?.[1];
  return seconds === undefined ? null : Number(seconds) * 1000;
}
