import type { IceSetting, IceSettings } from './iceSettings';
import { countOf, settingError, textOf } from './settingValue';

/** How a vendor is asked for ICE servers. */
export interface HandOutRequest {
  readonly url: string;
  readonly init: { method: string; headers: Record<string, string>; body?: string };
  /** How long the credentials are asked to be good for, in seconds; null: there is no way to say it. */
  readonly askedTtlSeconds: number | null;
}

// What the vendors' own examples ask for.
const dayInSeconds = 24 * 60 * 60;

/**
 * The request that `ICE_SERVERS_URL`, `ICE_SERVERS_TOKEN` and `ICE_SERVERS_METHOD` describe, or null if they
 * are not set.
 *
 * The token: with a scheme in front (`Bearer KEY`, `Basic ...`) it is taken as it is; with a colon in it
 * (`SID:TOKEN`) it is basic auth; anything else is a bearer key. A POST says how long the credentials are to be
 * good for: as Twilio's form with basic auth, as JSON (Cloudflare's) otherwise.
 *
 * Throws a `TypeError` that names the setting and never quotes its value.
 */
export function readHandOutRequest(settings: IceSettings): HandOutRequest | null {
  const { iceServersUrl, iceServersToken, iceServersMethod, turnTtlSeconds } = settings;
  const url = readUrl(iceServersUrl);
  if (url === null) {
    const orphan = [iceServersToken, iceServersMethod].find(({ value }) => value !== undefined);
    if (orphan) throw settingError(orphan, `is set, but ${iceServersUrl.name} is not.`);
    return null;
  }
  const authorization = readToken(iceServersToken);
  const method = readMethod(iceServersMethod) ?? (authorization === null ? 'GET' : 'POST');
  const headers: Record<string, string> = { accept: 'application/json' };
  if (authorization !== null) headers['authorization'] = authorization;
  if (method === 'GET') return { url, init: { method, headers }, askedTtlSeconds: null };

  const askedTtlSeconds = countOf(turnTtlSeconds) ?? dayInSeconds;
  const isForm = authorization?.startsWith('Basic ') ?? false;
  headers['content-type'] = isForm ? 'application/x-www-form-urlencoded' : 'application/json';
  const body = isForm ? `Ttl=${askedTtlSeconds}` : JSON.stringify({ ttl: askedTtlSeconds });
  return { url, init: { method, headers, body }, askedTtlSeconds };
}

function readUrl(setting: IceSetting): string | null {
  const text = textOf(setting)?.trim();
  if (text === undefined) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !['https:', 'http:'].includes(url.protocol)) {
    throw settingError(setting, 'must be the https: (or http:) address where ICE servers are handed out.');
  }
  if (url.username || url.password) {
    throw settingError(setting, 'must not hold a user and a password; put them into the token, as USER:PASSWORD.');
  }
  url.hash = '';
  return url.href;
}

function readToken(setting: IceSetting): string | null {
  const token = textOf(setting)?.trim();
  if (token === undefined) return null;
  if (!/^[\x20-\x7e]+$/.test(token)) throw settingError(setting, 'must be of printable ASCII characters.');
  const scheme = /^(basic|bearer)\s+(\S+)$/i.exec(token);
  if (scheme) return `${scheme[1]?.toLowerCase() === 'basic' ? 'Basic' : 'Bearer'} ${scheme[2]}`;
  if (token.includes(' ')) {
    throw settingError(setting, 'must be a key, USER:PASSWORD, or one of the two with Bearer or Basic in front.');
  }
  return token.includes(':') ? `Basic ${btoa(token)}` : `Bearer ${token}`;
}

function readMethod(setting: IceSetting): 'GET' | 'POST' | null {
  const method = textOf(setting)?.trim().toUpperCase();
  if (method === undefined) return null;
  if (method === 'GET' || method === 'POST') return method;
  throw settingError(setting, "must be 'GET' or 'POST'.");
}
