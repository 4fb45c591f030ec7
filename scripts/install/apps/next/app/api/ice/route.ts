import { createIceServers, createRoomMembers, type RequestHandler } from '@visavis/server';
import { connectPusher } from '../../pusher';

let handle: RequestHandler | undefined;

/** Made with the first request: while Next builds, there are no secrets. */
export function GET(request: Request): Promise<Response> {
  handle ??= createHandler();
  return handle(request);
}

function createHandler(): RequestHandler {
  const members = createRoomMembers({ pusher: connectPusher() });
  return createIceServers(process.env, {
    // Counted before authorize asks Pusher: name the header that your host overwrites (Vercel: x-vercel-forwarded-for).
    addressHeader: process.env.CLIENT_ADDRESS_HEADER,
    // Relays cost money: only those get them who are in the room, as the secret of their page proves.
    async authorize({ headers, url }) {
      const room = new URL(url).searchParams.get('room') ?? '';
      const member = await members.find(room, headers.get('x-client-secret') ?? '');
      return member === null ? { relay: false } : { member, room };
    },
  });
}
