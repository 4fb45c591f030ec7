import type { ChannelsServer } from '@visavis/channels';
import Pusher from 'pusher-js';
import { onTestFinished } from 'vitest';
import { POST } from '../../app/api/pusher/auth/route';
import { roomTokensOf } from '../roomTokens';

export interface Entry {
  room: string;
  clientSecret: string;
  /** Makes its bearer a host. */
  host?: string;
  /** More headers of the request for authorization. */
  headers?: Record<string, string>;
}

/** Enters a room as a page does: the real pusher-js, authorized by the demo's own route. Leaves when the test is over. */
export async function enterRoom(channels: ChannelsServer, { room, clientSecret, host = '', headers = {} }: Entry) {
  const token = await roomTokensOf(process.env).issue(room);
  const pusher = new Pusher(channels.key, {
    cluster: '',
    wsHost: channels.host,
    wsPort: channels.port,
    forceTLS: false,
    enabledTransports: ['ws'],
    channelAuthorization: {
      transport: 'ajax',
      endpoint: '',
      customHandler: ({ socketId, channelName }, callback) => {
        const fields = { socket_id: socketId, channel_name: channelName, client_secret: clientSecret, token, host };
        void answer(new URLSearchParams(fields));

        async function answer(body: URLSearchParams) {
          const url = 'http://localhost/api/pusher/auth';
          const response = await POST(new Request(url, { method: 'POST', body, headers }));
          const text = await response.text();
          if (response.ok) callback(null, JSON.parse(text) as { auth: string });
          else callback(new Error(`${response.status} ${text}`), null);
        }
      },
    },
  });
  onTestFinished(() => pusher.disconnect());
  const channel = pusher.subscribe(`presence-visavis-${room}`);
  await new Promise<void>((resolve, reject) => {
    channel.bind('pusher:subscription_succeeded', () => resolve());
    channel.bind('pusher:subscription_error', (error: { error?: string }) => reject(new Error(error.error)));
  });
  return pusher;
}
