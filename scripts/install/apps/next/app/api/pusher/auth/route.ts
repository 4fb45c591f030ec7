import { createChannelAuth, type RequestHandler } from '@visavis/server';
import { connectPusher } from '../../../pusher';

let handle: RequestHandler | undefined;

/** Made with the first request: while Next builds, there are no secrets. */
export function POST(request: Request): Promise<Response> {
  handle ??= createChannelAuth({
    pusher: connectPusher(),
    // Your own decision: look at a session here.
    authorize: (_request, { params }) => ({ name: params.get('name') ?? '' }),
  });
  return handle(request);
}
