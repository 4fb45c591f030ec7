import type { IceServer } from './iceServer';
import { isIceUrl, isTurnUrl } from './iceUrl';
import { settingError } from './settingValue';

/**
 * ICE servers out of any of the forms in which they are handed out: an array or a single one, bare or
 * inside `iceServers` or `ice_servers`; `url` or `uris` for `urls`, `password` for `credential`.
 *
 * Throws a `TypeError` that says where in `name` something is wrong, without quoting it.
 */
export function readIceServerList(value: unknown, name: string): IceServer[] {
  if (Array.isArray(value)) {
    return value.map((entry: unknown, index) => readIceServer(entry, `${name}[${index}]`));
  }
  if (!isRecord(value)) {
    throw settingError({ name }, 'must be an array of ICE servers, like [{"urls":"stun:stun.example.com"}].');
  }
  const wrapper = ['iceServers', 'ice_servers'].find((key) => value[key] !== undefined);
  if (wrapper) return readIceServerList(value[wrapper], `${name}.${wrapper}`);
  return [readIceServer(value, name)];
}

function readIceServer(value: unknown, name: string): IceServer {
  if (!isRecord(value)) throw settingError({ name }, 'must be an object with urls.');
  const urls = readUrls(value['urls'] ?? value['url'] ?? value['uris'], name);
  const username = readCredential(value['username'], `${name}.username`);
  const credential = readCredential(value['credential'] ?? value['password'], `${name}.credential`);

  if ([urls].flat().some(isTurnUrl) && (username === null || credential === null)) {
    throw settingError({ name }, 'has a turn: or turns: URL and needs username and credential.');
  }
  return { urls, ...(username !== null && { username }), ...(credential !== null && { credential }) };
}

function readUrls(value: unknown, name: string): string | string[] {
  if (typeof value === 'string') {
    checkUrl(value, `${name}.urls`);
    return value;
  }
  if (!Array.isArray(value) || value.length === 0) {
    throw settingError({ name }, 'must have urls: a text or a non-empty array of texts.');
  }
  return value.map((url: unknown, index) => checkUrl(url, `${name}.urls[${index}]`));
}

function checkUrl(url: unknown, name: string): string {
  if (typeof url === 'string' && isIceUrl(url)) return url;
  throw settingError(
    { name },
    'must be stun:HOST[:PORT] or turn:HOST[:PORT][?transport=udp|tcp] (or turns:); ' +
      'browsers refuse anything else.',
  );
}

function readCredential(value: unknown, name: string): string | null {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'string') return value;
  throw settingError({ name }, 'must be a text.');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
