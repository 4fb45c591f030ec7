import type { IceSetting, IceSettings } from './iceSettings';
import { countOf, settingError, textOf } from './settingValue';

/** How a vendor is asked for ICE servers. */
export interface ProviderRequest {
  readonly url: string;
  readonly init: { method: string; headers: Record<string, string>; body?: string };
  /** How long the credentials are asked to be good for, in seconds; null: there is no way to say it. */
  readonly requestedTtlSeconds: number | null;
}

/** What is asked for, and the most: any holder can use them for as long. */
const maxTtlSeconds = 3600;

/**
 * The request that `ICE_SERVERS_URL`, `ICE_SERVERS_TOKEN` and `ICE_SERVERS_METHOD` describe, or null if they
 * are not set.
 *
 * The token: with a scheme in front (`Bearer KEY`, `Basic ...`) it is taken as it is; with a colon in it
 * (`SID:TOKEN`) it is basic auth; anything else is a bearer key. Any method but GET says how long the credentials are to
 * be good for: a PUT as Xirsys expects it, with basic auth as Twilio's form, otherwise as JSON (Cloudflare's).
 *
 * Throws a `TypeError` that names the setting and never quotes its value.
 */
export function readProviderRequest(settings: IceSettings): ProviderRequest | null {
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
  if (/^(GET|HEAD|DELETE)$/.test(method)) return { url, init: { method, headers }, requestedTtlSeconds: null };

  const requestedTtlSeconds = Math.min(countOf(turnTtlSeconds) ?? maxTtlSeconds, maxTtlSeconds);
  const { type, body } = bodyOf(method, authorization, requestedTtlSeconds);
  return { url, init: { method, headers: { ...headers, 'content-type': type }, body }, requestedTtlSeconds };
}

/** Says for how long the credentials are to be good, in the form that the vendors who use this method expect. */
function bodyOf(method: string, authorization: string | null, ttlSeconds: number): { type: string; body: string } {
  const type = 'application/json';
  if (method === 'PUT') return { type, body: JSON.stringify({ format: 'urls', expire: String(ttlSeconds) }) };
  if (!authorization?.startsWith('Basic ')) return { type, body: JSON.stringify({ ttl: ttlSeconds }) };
  return { type: 'application/x-www-form-urlencoded', body: `Ttl=${ttlSeconds}` };
}

function readUrl(setting: IceSetting): string | null {
  const text = textOf(setting);
  if (text === null) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !['https:', 'http:'].includes(url.protocol)) {
    throw settingError(setting, 'must be the https: address where ICE servers are handed out.');
  }
  // The token goes there, and would be read on the way.
  if (url.protocol === 'http:' && !/^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname)) {
    throw settingError(setting, 'must begin with https:, unless it is on this machine.');
  }
  if (url.username || url.password) {
    throw settingError(setting, 'must not hold a user and a password; put them into the token, as USER:PASSWORD.');
  }
  url.hash = '';
  return url.href;
}

function readToken(setting: IceSetting): string | null {
  const token = textOf(setting);
  if (token === null) return null;
  if (!/^[\x20-\x7e]+$/.test(token)) throw settingError(setting, 'must be of printable ASCII characters.');
  const scheme = /^(basic|bearer)\s+(\S+)$/i.exec(token);
  if (scheme) return `${scheme[1]?.toLowerCase() === 'basic' ? 'Basic' : 'Bearer'} ${scheme[2]}`;
  if (token.includes(' ')) {
    throw settingError(setting, 'must be a key, USER:PASSWORD, or one of the two with Bearer or Basic in front.');
  }
  return token.includes(':') ? `Basic ${btoa(token)}` : `Bearer ${token}`;
}

function readMethod(setting: IceSetting): string | null {
  const method = textOf(setting)?.toUpperCase();
  if (method === undefined) return null;
  if (/^[A-Z]{3,10}$/.test(method) && !/^(CONNECT|TRACE|TRACK)$/.test(method)) return method;
  throw settingError(setting, "must be 'GET', 'POST', 'PUT' or another method of HTTP.");
}
