import type { TestProject } from 'vitest/node';
import type { ProvidedChannels } from './provided';
import { startPusherApp } from './pusherApp';
import { startSocketIo } from './socketIo';
import { startWebServer } from './webServer';
import { startWebSockets } from './webSockets';

/**
 * Starts what signaling tests in a browser talk to: two local Channels servers, endpoints that authorize,
 * relay and cut connections, a Socket.IO server and a plain WebSocket. Tests find them through
 * `inject('channels')`.
 *
 * @returns what stops it all, which vitest calls after the last test
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const app = await startPusherApp();
  const quietApp = await startPusherApp({ clientEvents: false });
  const socketIo = await startSocketIo();
  const webSockets = await startWebSockets();
  const { channels } = app;
  const web = await startWebServer(async (request) => {
    const { method } = request;
    const { pathname } = new URL(request.url);
    if (pathname === '/auth') return app.auth(request);
    if (pathname === '/relay') return app.relay(request);
    if (pathname === '/quiet/auth') return quietApp.auth(request);
    if (pathname === '/quiet/relay') return quietApp.relay(request);
    if (method === 'POST' && pathname === '/control/disconnect-all') {
      channels.disconnectAll();
      return new Response(null, { status: 204 });
    }
    const [, status] = /^\/control\/status\/(\d{3})$/.exec(pathname) ?? [];
    if (status) return new Response('As you wish', { status: Number(status) });
    if (method === 'GET' && pathname === '/control/stats') {
      return Response.json(channels.stats());
    }
    return new Response('Not found', { status: 404 });
  });

  const { key, host, port } = channels;
  const provided: ProvidedChannels = {
    key,
    host,
    port,
    authUrl: `${web.url}/auth`,
    relayUrl: `${web.url}/relay`,
    controlUrl: `${web.url}/control`,
    socketIoUrl: socketIo.url,
    webSocketUrl: webSockets.url,
    withoutClientEvents: {
      key: quietApp.channels.key,
      host: quietApp.channels.host,
      port: quietApp.channels.port,
      authUrl: `${web.url}/quiet/auth`,
      relayUrl: `${web.url}/quiet/relay`,
    },
  };
  project.provide('channels', provided);
  return async () => {
    await webSockets.close();
    await socketIo.close();
    await web.close();
    await quietApp.channels.stop();
    await channels.stop();
  };
}
