import { expect, it } from 'vitest';
import { choosePusher } from './pusherEnv.mjs';

const app = { PUSHER_APP_ID: '1', PUSHER_KEY: 'k', PUSHER_SECRET: 's' };

it('starts a local server when nothing is set', () => {
  expect(choosePusher({})).toEqual({ kind: 'local' });
  expect(choosePusher({ PUSHER_KEY: '', PUSHER_CLUSTER: ' ', PORT: '1' })).toEqual({ kind: 'local' });
});

it('takes a whole configuration', () => {
  const pusher = { kind: 'hosted', place: 'Pusher, cluster eu' };
  expect(choosePusher({ ...app, PUSHER_CLUSTER: 'eu' })).toEqual(pusher);
  expect(choosePusher({ ...app, PUSHER_HOST: 'ws.example.com' })).toEqual({
    kind: 'hosted',
    place: 'the server at ws.example.com',
  });
});

it.each([
  [{ PUSHER_KEY: 'k' }, 'lacks PUSHER_APP_ID, PUSHER_SECRET, PUSHER_CLUSTER (or PUSHER_HOST)'],
  [{ ...app, PUSHER_SECRET: ' ', PUSHER_CLUSTER: 'eu' }, 'lacks PUSHER_SECRET.'],
  [app, 'lacks PUSHER_CLUSTER (or PUSHER_HOST)'],
  [{ PUSHER_TLS: 'false' }, 'lacks PUSHER_APP_ID, PUSHER_KEY'],
])('names in one line what half a configuration lacks (%#)', (env, message) => {
  expect(() => choosePusher(env)).toThrow(message);
  expect(() => choosePusher(env)).not.toThrow('\n');
});
