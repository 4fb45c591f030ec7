import { findLifetime } from './handedOutForms';
import { IceProblemError } from './iceProblem';
import type { IceServer } from './iceServer';
import { readIceServerList } from './iceServerList';
import { refuseStuns, withoutStuns } from './stuns';

/** ICE servers as a vendor handed them out. */
export interface ProviderAnswer {
  readonly iceServers: readonly IceServer[];
  /** When the first of their credentials expire, in ms since 1970; null: the answer doesn't say. */
  readonly expiresAt: number | null;
  /** What is wrong with each of the servers that were left out. */
  readonly faults: readonly string[];
}

/**
 * Reads a vendor's answer, whichever of the known forms it has: see `findEntries`.
 *
 * Throws an `IceProblemError` that says what is wrong with it, and quotes nothing of it.
 *
 * @param text the body
 * @param name what its owner calls the place it came from
 * @param now in ms since 1970
 */
export function readProviderAnswer(text: string, name: string, now: number): ProviderAnswer {
  const value = parse(text, name);
  const list = readIceServerList(value, 'the answer');
  const iceServers = withoutStuns(list.iceServers);
  const found = [...list.faults, ...refuseStuns(list.iceServers, { name: 'the answer' })];
  const faults = found.map(({ message }) => `${name} handed out what browsers can't use: ${message}`);
  if (iceServers.length === 0) {
    throw new IceProblemError('provider-invalid', faults.join(' ') || `${name} handed out no servers.`);
  }
  const expiresAt = expiryOf(value, iceServers, now);
  if (expiresAt !== null && expiresAt <= now) {
    throw new IceProblemError('provider-invalid', `${name} handed out credentials that have expired already.`);
  }
  return { iceServers, expiresAt, faults };
}

function parse(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Without its cause, on purpose: the parser's message quotes the text, credentials included.
    const what = text.trimStart().startsWith('<') ? 'a web page (HTML)' : 'something else';
    throw new IceProblemError('provider-not-json', `${name} answered with ${what} instead of JSON.`);
  }
}

function expiryOf(value: unknown, iceServers: readonly IceServer[], now: number): number | null {
  const ttlSeconds = findLifetime(value);
  const times = iceServers.map(({ username }) => expiryInName(username)).filter((time) => time !== null);
  if (ttlSeconds !== null) times.push(now + ttlSeconds * 1000);
  return times.length > 0 ? Math.min(...times) : null;
}

/** coturn's and the TURN REST draft's usernames begin with the second at which they expire. */
function expiryInName(username: string | undefined): number | null {
  const seconds = /^(\d{10})(?::|$)/.exec(username ?? '')?.[1];
  return seconds === undefined ? null : Number(seconds) * 1000;
}
