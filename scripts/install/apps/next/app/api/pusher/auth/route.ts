import { createChannelAuth, type RequestHandler } from '@visavis/server';
import { connectPusher } from '../../../pusher';

const { HOST_KEY } = process.env;
let handle: RequestHandler | undefined;

/** Made with the first request: while Next builds, there are no secrets. */
export function POST(request: Request): Promise<Response> {
  handle ??= createChannelAuth({
    pusher: connectPusher(),
    // Your own decision: look at a session here. A host decides who is in the room; who knows the key is one.
    authorize: (_request, { params }) => ({
      name: params.get('name') ?? '',
      role: HOST_KEY && params.get('host_key') === HOST_KEY ? 'host' : 'guest',
    }),
  });
  return handle(request);
}
