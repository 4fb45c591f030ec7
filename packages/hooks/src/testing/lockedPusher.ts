import Pusher from 'pusher-js';
import { onTestFinished } from 'vitest';
import type { ProvidedPusherApp } from '../../../../scripts/vitest/provided';
import { pusherSignaling, type PusherSignalingOptions } from '../signaling/pusher';

/** Whose browser it is. */
export interface LockedPusherTab {
  room: string;
  /** The same for the same tab after a reload. */
  tab: string;
  /** @default the tab's */
  name?: string;
  role: 'host' | 'guest';
}

/** A tab of a site whose server keeps who may be in a room, as its author would set it up: signed in, with `access`. */
export function openLockedPusher(app: ProvidedPusherApp, { room, tab, name = tab, role }: LockedPusherTab, more: Partial<PusherSignalingOptions> = {}) {
  const clientSecret = `secret-of-${tab}-in-${room}`.replaceAll(/[^\w-]/g, '-').padEnd(20, '-');
  const params = { name, host: role === 'host' ? 'yes' : 'no' };
  const fields = { ...params, client_secret: clientSecret, channel_name: `presence-visavis-${room}` };
  const pusher = new Pusher(app.key, {
    cluster: 'local',
    wsHost: app.host,
    wsPort: app.port,
    forceTLS: false,
    enabledTransports: ['ws'],
    channelAuthorization: { transport: 'ajax', endpoint: app.authUrl, params: { ...params, client_secret: clientSecret } },
    userAuthentication: { transport: 'ajax', endpoint: app.userUrl, params: fields },
  });
  pusher.signin();
  onTestFinished(() => pusher.disconnect());
  const endpoint = { clientSecret, params };
  const signaling = pusherSignaling({ pusher, room, access: { ...endpoint, url: app.accessUrl }, ...more });
  return { pusher, signaling, endpoint };
}
