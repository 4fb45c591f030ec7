import { isRecord } from '../isRecord';
import { findEntries } from './handedOutForms';
import type { IceServer } from './iceServer';
import { isIceUrl, isTurnUrl, normalizeIceUrl } from './iceUrl';
import { settingError } from './settingValue';

/** A list of ICE servers, judged entry by entry. */
export interface ReadIceServers {
  /** The good ones, with their good addresses. */
  readonly iceServers: IceServer[];
  /** What is wrong with the others: where, and why, without quoting it. */
  readonly faults: TypeError[];
}

/** ICE servers out of any of the forms in which they are handed out (`findEntries`). */
export function readIceServerList(value: unknown, name: string): ReadIceServers {
  const found = findEntries(value);
  if (!found) {
    const problem = 'must be an array of ICE servers, like [{"urls":"stun:stun.example.com"}].';
    return { iceServers: [], faults: [settingError({ name }, problem)] };
  }
  const { entries, path } = found;
  const at = (index: number) => `${name}${path}${Array.isArray(entries) ? `[${index}]` : ''}`;
  const read = [entries].flat().map((entry: unknown, index) => readIceServer(entry, at(index)));
  return { iceServers: read.flatMap(({ iceServers }) => iceServers), faults: read.flatMap(({ faults }) => faults) };
}

function readIceServer(value: unknown, name: string): ReadIceServers {
  const faults: TypeError[] = [];
  const fail = (at: string, problem: string) => void faults.push(settingError({ name: at }, problem));
  const nothing = { iceServers: [], faults };
  if (!isRecord(value)) {
    fail(name, 'must be an object with urls.');
    return nothing;
  }
  const given: unknown = value['urls'] ?? value['url'] ?? value['uris'];
  const entries: unknown[] = Array.isArray(given) ? given : [given];
  if (entries.length === 0 || given === undefined) {
    fail(name, 'must have urls: a text or a non-empty array of texts.');
    return nothing;
  }
  const read = entries.map((url) => (typeof url === 'string' ? normalizeIceUrl(url) : ''));
  const good = read.filter((url, index) => {
    if (isIceUrl(url)) return true;
    fail(Array.isArray(given) ? `${name}.urls[${index}]` : `${name}.urls`, urlProblem);
    return false;
  });

  /** Whether it is said already what is wrong with the credentials. */
  let isTold = false;
  const credentials: Partial<Record<'username' | 'credential', string>> = {};
  for (const [key, text] of [['username', value['username']], ['credential', value['credential'] ?? value['password']]] as const) {
    if (text === undefined || text === null || text === '') continue;
    if (typeof text === 'string') credentials[key] = text.trim();
    else {
      fail(`${name}.${key}`, 'must be a text.');
      isTold = true;
    }
  }
  const isComplete = credentials.username !== undefined && credentials.credential !== undefined;
  const usable = isComplete ? good : good.filter((url) => !isTurnUrl(url));
  if (usable.length < good.length && !isTold) {
    fail(name, 'has a turn: or turns: URL and needs username and credential.');
  }
  const [first] = usable;
  if (first === undefined) return nothing;
  return { iceServers: [{ urls: Array.isArray(given) ? usable : first, ...credentials }], faults };
}

const urlProblem =
  'must be stun:HOST[:PORT] or turn:HOST[:PORT][?transport=udp|tcp] (or turns:), at a port that browsers use; ' +
  'browsers refuse anything else.';
