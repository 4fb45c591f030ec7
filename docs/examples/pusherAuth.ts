import { createChannelAuth } from '@visavis/server';
import Pusher from 'pusher';

const { PUSHER_APP_ID = '', PUSHER_KEY = '', PUSHER_SECRET = '', PUSHER_CLUSTER = '' } = process.env;
const pusher = new Pusher({
  appId: PUSHER_APP_ID,
  key: PUSHER_KEY,
  secret: PUSHER_SECRET,
  cluster: PUSHER_CLUSTER,
});

export const POST = createChannelAuth({
  pusher,
  authorize: (_request, { params }) => ({ name: params.get('name') ?? '' }),
});
