import { startChannels } from '@visavis/channels';
import type { Environment } from '@visavis/server';

/** A compatible server on this machine, for development without a Pusher app; `settings` is how it is reached. */
export async function startLocalChannels(): Promise<{ settings: Environment; stop(): Promise<void> }> {
  const channels = await startChannels();
  const { appId, key, secret, host, port } = channels;
  return {
    settings: {
      PUSHER_APP_ID: appId,
      PUSHER_KEY: key,
      PUSHER_SECRET: secret,
      PUSHER_HOST: host,
      PUSHER_PORT: String(port),
      PUSHER_TLS: 'false',
    },
    stop: () => channels.stop(),
  };
}
