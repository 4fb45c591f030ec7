import type { Environment } from '../environment';

/** What browsers may know of a Pusher Channels app: its public half. */
export interface PublicPusherSettings {
  readonly transport: 'pusher';
  readonly key: string;
  /** Of Pusher itself. */
  readonly cluster?: string;
  /** Of a compatible server, with `port` and `tls`: a name, an IPv4 address, or an IPv6 address without brackets. */
  readonly host?: string;
  readonly port?: number;
  readonly tls?: boolean;
  /** What stands before `/app` in the address of its WebSocket. */
  readonly path?: string;
  /** `relay`: browsers neither send client events nor listen to them. */
  readonly via?: 'relay';
}

/** What the constructor of the `pusher` package takes, for Pusher itself or a compatible server. Holds the secret. */
export type PusherApp = {
  readonly appId: string;
  readonly key: string;
  readonly secret: string;
  /** How long a request to the signaling server may take, in ms: 3000. */
  readonly timeout: number;
  readonly useTLS: boolean;
} & ({ readonly cluster: string } | { readonly host: string; readonly port: string });

/** A Pusher Channels app, or one on a compatible server. `app` stays on your server. */
export interface PusherSettings {
  /** For your server: `new Pusher(settings.app)`. */
  readonly app: PusherApp;
  /** For your pages. */
  readonly public: PublicPusherSettings;
}

/** What the environment says about signaling. */
export interface PusherReading {
  /** null: nobody can be connected, and the two lists say why. */
  readonly settings: PusherSettings | null;
  /** The variables that have to be set. */
  readonly missing: readonly string[];
  /** The variables that are set to something that can't work. */
  readonly invalid: readonly string[];
}

/** How long a request to the signaling server may take, in ms; without this there is no limit. */
const TIMEOUT_MS = 3000;

/**
 * Reads a Pusher Channels app out of environment variables (`PUSHER_APP_ID`, `PUSHER_KEY`, `PUSHER_SECRET`, `PUSHER_CLUSTER`), or
 * one on a compatible server (`PUSHER_HOST`, `PUSHER_PORT`, `PUSHER_TLS`). `PUSHER_PUBLIC_HOST`, `PUSHER_PUBLIC_PORT`, `PUSHER_PUBLIC_TLS`
 * and `PUSHER_PATH` say where browsers reach that, if elsewhere; `PUSHER_CLIENT_EVENTS` at `off` sends them by the relay alone.
 * Spaces around a value are dropped, an empty variable counts as not set. It never throws.
 */
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
  const app = { appId, key, secret, timeout: TIMEOUT_MS, ...(place ? addressOf(place) : { useTLS: true, cluster }) };
  return { settings: { app, public: { transport: 'pusher', key, ...(seen ?? { cluster }), ...via } }, missing, invalid };
}

/** Where a compatible server listens. */
interface Place {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
}

/** In the words of the `pusher` package, which writes the host into an address as it is. */
function addressOf({ host, port, tls }: Place) {
  return { useTLS: tls, host: host.includes(':') ? `[${host}]` : host, port: String(port) };
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
function placeOf({ host, port, tls }: ReadPlace, before?: Place): Place {
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
