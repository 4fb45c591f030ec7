import type { SignalingConfig } from '../config/callConfig';

/** Environment variables, such as `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A Pusher Channels app, or one on a compatible server. Holds the secret: it stays on the server. */
export interface PusherSettings {
  readonly appId: string;
  readonly secret: string;
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
  const appId = read('PUSHER_APP_ID');
  const key = read('PUSHER_KEY');
  const secret = read('PUSHER_SECRET');
  const cluster = read('PUSHER_CLUSTER');
  const host = read('PUSHER_HOST');
  const port = readPort(read('PUSHER_PORT'));
  const tls = readSwitch(read('PUSHER_TLS'));

  const missing = ['PUSHER_APP_ID', 'PUSHER_KEY', 'PUSHER_SECRET'].filter((name) => !read(name));
  if (!cluster && !host) missing.push('PUSHER_CLUSTER');
  const invalid = [
    ...(/[/:\s]/.test(host) ? ['PUSHER_HOST'] : []),
    ...(port === null ? ['PUSHER_PORT'] : []),
    ...(tls === null ? ['PUSHER_TLS'] : []),
  ];
  if (missing.length > 0 || port === null || tls === null || invalid.length > 0) {
    return { settings: null, missing, invalid };
  }

  const place = host ? { host, port: port ?? (tls ? 443 : 80), tls } : { cluster };
  return { settings: { appId, secret, public: { transport: 'pusher', key, ...place } }, missing, invalid };
}

/** undefined: not set; null: no port. */
function readPort(text: string): number | null | undefined {
  if (!text) return undefined;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return port > 0 && port < 65_536 ? port : null;
}

/** On unless it says otherwise; null: neither yes nor no. */
function readSwitch(text: string): boolean | null {
  if (/^(|true|1|yes|on)$/i.test(text)) return true;
  return /^(false|0|no|off)$/i.test(text) ? false : null;
}
