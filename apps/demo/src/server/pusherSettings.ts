import type { SignalingConfig } from '../config/callConfig';

/** Environment variables, such as `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Where a compatible server listens. */
export interface PusherPlace {
  /** A name, an IPv4 address, or an IPv6 address without brackets. */
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
}

/** A Pusher Channels app, or one on a compatible server. Holds the secret: it stays on the server. */
export interface PusherSettings {
  readonly appId: string;
  readonly secret: string;
  /** Where this server reaches a compatible server; null: it is Pusher itself. */
  readonly place: PusherPlace | null;
  /** The part that browsers may know. */
  readonly public: SignalingConfig;
}

/** What the environment says about signaling. */
export interface PusherReading {
  /** null: the demo can't connect anybody, and the two lists say why. */
  readonly settings: PusherSettings | null;
  /** The variables that have to be set. */
  readonly missing: readonly string[];
  /** The variables that are set to something that can't work. */
  readonly invalid: readonly string[];
}

/** Reads `PUSHER_*`. An empty variable counts as not set. */
export function readPusherSettings(env: Environment): PusherReading {
  const read = (name: string) => env[name]?.trim() ?? '';
  const [appId, key, secret, cluster] = ['APP_ID', 'KEY', 'SECRET', 'CLUSTER'].map((name) => read(`PUSHER_${name}`)) as [
    string,
    string,
    string,
    string,
  ];
  const own = readPlace('PUSHER', read);
  const open = readPlace('PUSHER_PUBLIC', read);
  const path = readPath(read('PUSHER_PATH'));
  const clientEvents = readSwitch(read('PUSHER_CLIENT_EVENTS'));

  const missing = ['PUSHER_APP_ID', 'PUSHER_KEY', 'PUSHER_SECRET'].filter((name) => !read(name));
  if (!cluster && !read('PUSHER_HOST')) missing.push('PUSHER_CLUSTER');
  const invalid = [
    // They stand in the address that browsers connect to.
    ...(/^[\w.-]*$/.test(key) ? [] : ['PUSHER_KEY']),
    ...(/^[a-z\d-]*$/i.test(cluster) ? [] : ['PUSHER_CLUSTER']),
    ...own.invalid,
    ...open.invalid,
    ...(path === null ? ['PUSHER_PATH'] : []),
    ...(clientEvents === null ? ['PUSHER_CLIENT_EVENTS'] : []),
  ];
  if (missing.length > 0 || invalid.length > 0) return { settings: null, missing, invalid };

  const place = own.host ? placeOf(own) : null;
  const seen = place && { ...placeOf({ host: open.host || place.host, port: open.port, tls: open.tls }, place), ...(path && { path }) };
  const via = clientEvents === false ? { via: 'relay' as const } : {};
  const known: SignalingConfig = { transport: 'pusher', key, ...(seen ?? { cluster }), ...via };
  return { settings: { appId, secret, place, public: known }, missing, invalid };
}

interface ReadPlace {
  readonly host: string;
  readonly port: number | undefined;
  readonly tls: boolean | undefined;
}

/** Reads `PREFIX_HOST`, `PREFIX_PORT` and `PREFIX_TLS`. */
function readPlace(prefix: string, read: (name: string) => string): ReadPlace & { invalid: string[] } {
  const host = readHost(read(`${prefix}_HOST`));
  const port = readPort(read(`${prefix}_PORT`));
  const tls = readSwitch(read(`${prefix}_TLS`));
  const parts = { HOST: host, PORT: port, TLS: tls };
  const invalid = Object.entries(parts).flatMap(([name, value]) => (value === null ? [`${prefix}_${name}`] : []));
  return { host: host ?? '', port: port ?? undefined, tls: tls ?? undefined, invalid };
}

/** What is not set is as in `before`; without one TLS is on, and the port is the usual one. */
function placeOf({ host, port, tls }: ReadPlace, before?: PusherPlace): PusherPlace {
  const secure = tls ?? before?.tls ?? true;
  // Another TLS than before means another port too.
  const usual = before && before.tls === secure ? before.port : secure ? 443 : 80;
  return { host, port: port ?? usual, tls: secure };
}

/** A bare host; null: something else. Of an IPv6 address the brackets are taken off. */
function readHost(text: string): string | null {
  const bare = /^\[(.*)\]$/.exec(text)?.[1] ?? text;
  if (bare.includes(':')) return /^[\da-f:.]+$/i.test(bare) && URL.canParse(`http://[${bare}]/`) ? bare : null;
  return /[/\s?#@]/.test(bare) ? null : bare;
}

/** undefined: not set; null: no port. */
function readPort(text: string): number | null | undefined {
  if (!text) return undefined;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return port > 0 && port < 65_536 ? port : null;
}

/** undefined: not set; null: neither yes nor no. */
function readSwitch(text: string): boolean | null | undefined {
  if (!text) return undefined;
  if (/^(true|1|yes|on)$/i.test(text)) return true;
  return /^(false|0|no|off)$/i.test(text) ? false : null;
}

/** A path such as `/realtime`, without a slash at its end; null: none. */
function readPath(text: string): string | null {
  const path = text.replace(/\/+$/, '');
  return path === '' || /^(\/[\w.~-]+)+$/.test(path) ? path : null;
}
