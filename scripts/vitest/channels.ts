import { startChannels } from '@visavis/channels';
import { createChannelAuth } from '@visavis/server';
import Pusher from 'pusher';
import type { TestProject } from 'vitest/node';
import type { ProvidedChannels } from './provided';
import { startSocketIo } from './socketIo';
import { startWebServer } from './webServer';

/**
 * Starts what signaling tests in a browser talk to: the local Channels server, and an endpoint that
 * authorizes and cuts connections. Tests find them through `inject('channels')`.
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
      channels.disconnectAll();
      return new Response(null, { status: 204 });
    }
    if (method === 'GET' && pathname === '/control/stats') {
      return Response.json(channels.stats());
    }
    return new Response('Not found', { status: 404 });
  });

  const socketIo = await startSocketIo();

  const { key, host, port } = channels;
  const provided: ProvidedChannels = {
    key,
    host,
    port,
    authUrl: `${web.url}/auth`,
    controlUrl: `${web.url}/control`,
    socketIoUrl: socketIo.url,
  };
  project.provide('channels', provided);
  return async () => {
    await socketIo.close();
    await web.close();
    await channels.stop();
  };
}
