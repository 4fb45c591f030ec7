import Pusher from 'pusher-js';

/** The line that each call over Pusher Channels has. */
export const connectPusher = (): Pusher =>
  new Pusher('key', { cluster: 'eu', channelAuthorization: { transport: 'ajax', endpoint: '/auth' } });
