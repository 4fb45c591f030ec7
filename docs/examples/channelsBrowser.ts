import Pusher from 'pusher-js';

export const pusher = new Pusher('local-key', {
  cluster: '', // pusher-js wants one, and does not use it beside wsHost
  wsHost: '127.0.0.1',
  wsPort: 6001,
  forceTLS: false,
  enabledTransports: ['ws'], // no fallback to SockJS, which is not served here
});
