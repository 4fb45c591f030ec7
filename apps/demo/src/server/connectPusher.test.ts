import { startChannels } from '@visavis/channels';
import { expect, it, onTestFinished } from 'vitest';
import { connectPusher } from './connectPusher';
import { readPusherSettings } from './pusherSettings';

it.each(['127.0.0.1', '::1', '[::1]'])('reaches a compatible server at %s', async (host) => {
  const channels = await startChannels({ host: host.replace(/^\[|\]$/g, '') });
  onTestFinished(() => channels.stop());
  const { settings } = readPusherSettings({
    PUSHER_APP_ID: channels.appId,
    PUSHER_KEY: channels.key,
    PUSHER_SECRET: channels.secret,
    PUSHER_HOST: host,
    PUSHER_PORT: String(channels.port),
    PUSHER_TLS: 'false',
  });
  if (!settings) throw new Error('These settings are complete.');
  const response = await connectPusher(settings).get({ path: '/channels' });
  expect(response.status).toBe(200);
});
