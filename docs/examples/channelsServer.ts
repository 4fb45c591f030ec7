import Pusher from 'pusher';

export const pusher = new Pusher({
  appId: '1',
  key: 'local-key',
  secret: 'local-secret',
  host: '127.0.0.1',
  port: '6001',
  useTLS: false,
});
