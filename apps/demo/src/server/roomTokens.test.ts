import { describe, expect, it } from 'vitest';
import { isRoomSecretUsable, issueStartTicket, readRoomSecrets, roomTokensOf, verifyStartTicket } from './roomTokens';

describe('readRoomSecrets', () => {
  it('is ROOM_SECRET, if that is set, each of several', () => {
    expect(readRoomSecrets({ ROOM_SECRET: ' a secret of my own\n', PUSHER_SECRET: 'x' })).toEqual(['a secret of my own']);
    expect(readRoomSecrets({ ROOM_SECRET: 'the next secret, the last secret,' })).toEqual(['the next secret', 'the last secret']);
  });

  it('is the same on every instance with one PUSHER_SECRET, and gives nothing of it away', () => {
    const secrets = readRoomSecrets({ PUSHER_SECRET: 'pusher-secret', ROOM_SECRET: '' });
    expect(secrets).toEqual(readRoomSecrets({ PUSHER_SECRET: 'pusher-secret\n' }));
    expect(secrets).toEqual([expect.stringMatching(/^[\w-]{43}$/)]);
    expect(secrets[0]).not.toContain('pusher-secret');
    expect(secrets).not.toEqual(readRoomSecrets({ PUSHER_SECRET: 'another' }));
  });

  it('is made up once where nothing is set', () => {
    expect(readRoomSecrets({})).toEqual(readRoomSecrets({}));
    expect(readRoomSecrets({})[0]?.length).toBeGreaterThanOrEqual(43);
  });
});

describe('start tickets', () => {
  it('are for one room, and no tokens', async () => {
    const env = { ROOM_SECRET: 'a secret of my own' };
    const ticket = await issueStartTicket('blue', env);
    expect(await verifyStartTicket(ticket ?? '', 'blue', env)).toBe(true);
    expect(await verifyStartTicket(ticket ?? '', 'red', env)).toBe(false);
    expect(await roomTokensOf(env).verify(ticket ?? '', 'blue')).toBe('invalid');
    expect(await verifyStartTicket(await roomTokensOf(env).issue('blue'), 'blue', env)).toBe(false);
    expect(await issueStartTicket('blue', { ROOM_SECRET: 'short' })).toBeNull();
  });
});

describe('isRoomSecretUsable', () => {
  it.each([
    [{}, true],
    [{ PUSHER_SECRET: 'x' }, true],
    [{ ROOM_SECRET: 'sixteen letters!' }, true],
    [{ ROOM_SECRET: 'too short' }, false],
    [{ ROOM_SECRET: 'sixteen letters!, too short' }, false],
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
