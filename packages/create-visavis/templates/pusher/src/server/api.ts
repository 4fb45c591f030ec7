import {
  createChannelAuth,
  createIceServers,
  createRoomMembers,
  createSignalRelay,
  type Authorize,
  type Environment,
  type RequestHandler,
} from '@visavis/server';
import Pusher from 'pusher';
import { pusherSettings } from './settings';

/** Who may come in, and as whom: your own decision. Look at a session here; `role: 'host'` lets them lock the room. */
const authorize: Authorize = (_request, { params }) => ({ name: params.get('name') ?? '', role: 'guest' });

/**
 * All that the page asks this server for, below `/api/`.
 *
 * @throws Error that says which setting is missing or wrong
 */
export function createApi(env: Environment): RequestHandler {
  const settings = pusherSettings(env);
  const pusher = new Pusher(settings.app);
  const members = createRoomMembers({ pusher });
  const addressHeader = env.CLIENT_ADDRESS_HEADER || undefined;
  const routes: Record<string, RequestHandler> = {
    '/api/config': async () => Response.json(settings.public),
    '/api/pusher/auth': createChannelAuth({ pusher, authorize, addressHeader }),
    // Publishes for members of a room while client events are off, as they are in a new Pusher app.
    '/api/pusher/relay': createSignalRelay({ pusher, authorize, addressHeader }),
    '/api/ice': createIceServers(env, {
      addressHeader,
      // Relays cost money: only those get them who are in the room, as the secret of their page proves.
      async authorize({ headers, url }) {
        const room = new URL(url).searchParams.get('room') ?? '';
        const member = await members.find(room, headers.get('x-client-secret') ?? '');
        return member === null ? { relay: false } : { member, room };
      },
    }),
  };
  return async (request) => {
    const route = routes[new URL(request.url).pathname];
    return route ? route(request) : Response.json({ error: { code: 'not-found', message: 'There is nothing here.' } }, { status: 404 });
  };
}
