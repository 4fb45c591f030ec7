import { expect, it } from 'vitest';
import { describeProblems } from './describeProblems';

const app = { PUSHER_APP_ID: '1', PUSHER_KEY: 'key', PUSHER_SECRET: 'secret', PUSHER_CLUSTER: 'eu' };

it('has nothing to say of settings that can work', () => {
  expect(describeProblems({ ...app, STUN_URLS: 'stun:stun.example.com' })).toEqual([]);
});

it('says in a line each which variable is wrong, and not what is in it', () => {
  const lines = describeProblems({
    ...app,
    PUSHER_KEY: '',
    ROOM_SECRET: 'hunter2',
    ICE_SERVERS: '[{"urls":"turn:hunter2"',
  });
  expect(lines).toEqual([
    'Signaling: PUSHER_KEY must be set; until then nobody can call.',
    "Signaling: what ROOM_SECRET is set to can't work.",
    expect.stringMatching(/^ICE servers: ICE_SERVERS must be JSON/),
  ]);
  expect(lines.join('')).not.toMatch(/hunter2|\n/);
});
