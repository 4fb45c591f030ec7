import Pusher from 'pusher';

/** Environment variables, such as `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What a browser may know, and nothing else. */
export interface PublicSettings {
  key: string;
  cluster: string;
  /** A compatible server in place of Pusher; '': none. */
  host: string;
  port: number;
  tls: boolean;
}

/** Read at run time, so that one build serves every environment. */
export function publicSettings(env: Environment): PublicSettings {
  const { PUSHER_KEY = '', PUSHER_CLUSTER = '', PUSHER_HOST = '', PUSHER_PORT, PUSHER_TLS } = env;
  const tls = PUSHER_TLS !== 'false';
  return { key: PUSHER_KEY, cluster: PUSHER_CLUSTER, host: PUSHER_HOST, port: Number(PUSHER_PORT || (tls ? 443 : 80)), tls };
}

/**
 * The server's own way to Pusher.
 *
 * @throws Error that names the variables which are not set
 */
export function connectPusher(env: Environment): Pusher {
  const { key, cluster, host, port, tls } = publicSettings(env);
  const { PUSHER_APP_ID: appId = '', PUSHER_SECRET: secret = '' } = env;
  const needed = { PUSHER_APP_ID: appId, PUSHER_KEY: key, PUSHER_SECRET: secret, PUSHER_CLUSTER: cluster || host };
  const missing = Object.entries(needed).filter(([, value]) => !value);
  if (missing.length > 0) throw new Error(`Set ${missing.map(([name]) => name).join(', ')}: see .env.example.`);
  const place = host ? { host, port: String(port), useTLS: tls } : { cluster, useTLS: true };
  return new Pusher({ appId, key, secret, timeout: 3000, ...place });
}
