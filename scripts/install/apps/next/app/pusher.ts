import Pusher from 'pusher';

const env = process.env;

/** What a browser may know, and nothing else. */
export interface PublicSettings {
  key: string;
  cluster: string;
  /** A compatible server, such as `npx visavis-channels`, in place of Pusher. */
  host: string | undefined;
  port: number;
}

/** Read at run time, so that one build serves every environment. */
export function publicSettings(): PublicSettings {
  const { PUSHER_KEY = '', PUSHER_CLUSTER = '', PUSHER_HOST, PUSHER_PORT = '6001' } = env;
  return { key: PUSHER_KEY, cluster: PUSHER_CLUSTER, host: PUSHER_HOST, port: Number(PUSHER_PORT) };
}

/** The server's own way to Pusher. */
export function connectPusher(): Pusher {
  const { key, cluster, host, port } = publicSettings();
  const place = host ? { host, port: String(port), useTLS: false } : { cluster };
  return new Pusher({ appId: env.PUSHER_APP_ID ?? '', key, secret: env.PUSHER_SECRET ?? '', ...place });
}
