import { createChannelAuth } from '@visavis/server';
import Pusher from 'pusher';

// A line end that is pasted with a secret would be part of it.
const setting = (name: string) => process.env[`PUSHER_${name}`]?.trim() ?? '';
const { HOST_KEY } = process.env;
const pusher = new Pusher({
  appId: setting('APP_ID'),
  key: setting('KEY'),
  secret: setting('SECRET'),
  cluster: setting('CLUSTER'),
});

export const POST = createChannelAuth({
  pusher,
  // Your own decision: look at a session here. A host decides who is in the room; who knows the key is one.
  authorize: (_request, { params }) => ({
    name: params.get('name') ?? '',
    role: HOST_KEY && params.get('host_key') === HOST_KEY ? 'host' : 'guest',
  }),
});
