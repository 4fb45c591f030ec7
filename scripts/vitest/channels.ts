import type { TestProject } from 'vitest/node';
import type { ProvidedChannels, ProvidedPusherApp } from './provided';
import { startPusherApp, type PusherApp, type PusherAppSettings } from './pusherApp';
import { startWebSocketRelay } from './relayServers';
import { startSocketIo } from './socketIo';
import { startWebServer } from './webServer';

/**
 * Starts what signaling tests in a browser talk to: local Channels servers, endpoints that authorize,
 * relay and cut connections, a Socket.IO server and a plain WebSocket. Tests find them through
 * `inject('channels')`.
 *
 * @returns what stops it all, which vitest calls after the last test
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const all: PusherApp[] = [
    await startPusherApp(),
    await startPusherApp({ clientEvents: false }),
    await startPusherApp({ imitate: 'soketi' }),
    await startPusherApp({ imitate: 'sockudo' }),
    await startPusherApp({ imitate: 'reverb' }),
  ];
  const socketIo = await startSocketIo();
  const webSockets = await startWebSocketRelay();
  const web = await startWebServer(answer);

  async function answer(request: Request): Promise<Response> {
    const { method } = request;
    const { pathname } = new URL(request.url);
    if (method === 'POST' && pathname === '/new-app') {
      const settings = (await request.json()) as PusherAppSettings;
      const app = await startPusherApp(settings);
      return Response.json(describe(all.push(app) - 1));
    }
    const [, index = '', rest = ''] = /^\/(\d+)(\/.+)$/.exec(pathname) ?? [];
    const app = all[Number(index)];
    if (index === '' || !app) return new Response('Not found', { status: 404 });
    if (rest === '/auth') return app.auth(request);
    if (rest === '/relay') return app.relay(request);
    if (rest === '/access') return app.access(request);
    if (rest === '/user') return app.user(request);
    if (method === 'POST' && rest === '/control/disconnect-all') {
      app.channels.disconnectAll();
      return new Response(null, { status: 204 });
    }
    const [, status] = /^\/control\/status\/(\d{3})$/.exec(rest) ?? [];
    if (status) return new Response('As you wish', { status: Number(status) });
    if (method === 'GET' && rest === '/control/stats') return Response.json(app.channels.stats());
    return new Response('Not found', { status: 404 });
  }

  function describe(index: number): ProvidedPusherApp {
    const { key, host, port } = (all[index] as PusherApp).channels;
    const url = `${web.url}/${index}`;
    return { key, host, port, authUrl: `${url}/auth`, relayUrl: `${url}/relay`, accessUrl: `${url}/access`, userUrl: `${url}/user`, controlUrl: `${url}/control` };
  }

  const provided: ProvidedChannels = {
    ...describe(0),
    withoutClientEvents: describe(1),
    imitations: { soketi: describe(2), sockudo: describe(3), reverb: describe(4) },
    newAppUrl: `${web.url}/new-app`,
    socketIoUrl: socketIo.url,
    webSocketUrl: `ws://127.0.0.1:${webSockets.port}`,
  };
  project.provide('channels', provided);
  return async () => {
    await webSockets.stop();
    await socketIo.close();
    await web.close();
    await Promise.all(all.map(({ channels }) => channels.stop()));
  };
}
