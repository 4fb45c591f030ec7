import { startChannels } from '@visavis/channels';
import { createChannelAuth } from '@visavis/server';
import Pusher from 'pusher';
import type { TestProject } from 'vitest/node';
import { startCuttableProxy } from './cuttableProxy';
import type { ChannelsStats } from './provided';
import { startWebServer } from './webServer';

/**
 * Starts what signaling tests in a browser talk to: the local Channels server, a proxy before it that can
 * cut connections, and an endpoint that authorizes. Tests find them through `inject('channels')`.
 *
 * @returns what stops it all, which vitest calls after the last test
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const channels = await startChannels({ port: 0 });
  const pusher = new Pusher({
    appId: channels.appId,
    key: channels.key,
    secret: channels.secret,
    host: channels.host,
    port: String(channels.port),
    useTLS: false,
  });
  const proxy = await startCuttableProxy(channels);
  const authorize = createChannelAuth({
    pusher,
    limit: 8,
    authorize: (_request, { room, params }) => room !== 'forbidden' && { name: params.get('name') ?? '' },
  });
  const web = await startWebServer(async (request) => {
    const { method } = request;
    const { pathname } = new URL(request.url);
    if (pathname === '/auth') return authorize(request);
    if (method === 'POST' && pathname === '/control/disconnect-all') {
      proxy.cut();
      return new Response(null, { status: 204 });
    }
    if (method === 'GET' && pathname === '/control/stats') {
      return Response.json(await readStats(pusher, proxy.connections()));
    }
    return new Response('Not found', { status: 404 });
  });

  project.provide('channels', {
    key: channels.key,
    host: '127.0.0.1',
    port: proxy.port,
    authUrl: `${web.url}/auth`,
    controlUrl: `${web.url}/control`,
  });
  return async () => {
    await web.close();
    await proxy.close();
    await channels.stop();
  };
}

async function readStats(pusher: Pusher, connections: number): Promise<ChannelsStats> {
  const params = { filter_by_prefix: 'presence-', info: 'user_count' };
  const response = await pusher.get({ path: '/channels', params });
  const { channels } = (await response.json()) as { channels: Record<string, { user_count: number }> };
  const members = Object.entries(channels).map(([name, { user_count }]) => [name, user_count]);
  return { connections, members: Object.fromEntries(members) as Record<string, number> };
}
