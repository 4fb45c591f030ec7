import { describe, expect, it } from 'vitest';
import { isRoomSecretUsable, readRoomSecret, roomTokensOf } from './roomTokens';

describe('readRoomSecret', () => {
  it('is ROOM_SECRET, if that is set', () => {
    const secret = readRoomSecret({ ROOM_SECRET: ' a secret of my own ', PUSHER_SECRET: 'x' });
    expect(secret).toBe('a secret of my own');
  });

  it('is the same on every instance with one PUSHER_SECRET, and gives nothing of it away', () => {
    const secret = readRoomSecret({ PUSHER_SECRET: 'pusher-secret', ROOM_SECRET: '' });
    expect(secret).toBe(readRoomSecret({ PUSHER_SECRET: 'pusher-secret' }));
    expect(secret).toHaveLength(43);
    expect(secret).not.toContain('pusher-secret');
    expect(secret).not.toBe(readRoomSecret({ PUSHER_SECRET: 'another' }));
  });

  it('is made up once where nothing is set', () => {
    expect(readRoomSecret({})).toBe(readRoomSecret({}));
    expect(readRoomSecret({}).length).toBeGreaterThanOrEqual(43);
  });
});

describe('isRoomSecretUsable', () => {
  it.each([
    [{}, true],
    [{ PUSHER_SECRET: 'x' }, true],
    [{ ROOM_SECRET: 'sixteen letters!' }, true],
    [{ ROOM_SECRET: 'too short' }, false],
  ])('%o: %s', (env, usable) => {
    expect(isRoomSecretUsable(env)).toBe(usable);
  });
});

describe('roomTokensOf', () => {
  it('lets into one room, on another instance too', async () => {
    const token = await roomTokensOf({ PUSHER_SECRET: 'pusher-secret' }).issue('blue');
    const elsewhere = roomTokensOf({ PUSHER_SECRET: 'pusher-secret' });
    expect(await elsewhere.verify(token, 'blue')).toBe('valid');
    expect(await elsewhere.verify(token, 'red')).toBe('invalid');
  });
});
