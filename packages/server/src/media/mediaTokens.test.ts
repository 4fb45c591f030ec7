import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createRoomTokens } from '../room/roomTokens';
import { createMediaTokens, type MediaGrant } from './mediaTokens';

const secret = 'correct horse battery staple';
const grant: MediaGrant = { room: 'blue', member: 'ada', action: 'publish' };

/** The claims of a token, unchecked. */
const claimsOf = (token: string): unknown => JSON.parse(atob(token.split('.')[1]?.replaceAll('-', '+').replaceAll('_', '/') ?? ''));

describe('createMediaTokens', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: new Date('2030-01-01T00:00:00Z') }));
  afterEach(() => void vi.useRealTimers());

  it('issues tokens that are good for their grant, on every server with the secret', async () => {
    const token = await createMediaTokens({ secret }).issue(grant);
    expect(token).toMatch(/^[\w-]+\.[\w-]+\.[\w-]{43}$/);
    await expect(createMediaTokens({ secret }).verify(token, grant)).resolves.toBe('valid');
    await expect(createMediaTokens({ secret }).verify(token, { ...grant, source: 'camera' })).resolves.toBe('valid');
    const now = Date.parse('2030-01-01') / 1000;
    expect(claimsOf(token)).toEqual({
      iss: 'visavis-media',
      aud: 'blue',
      sub: 'ada',
      action: 'publish',
      source: 'camera',
      iat: now,
      exp: now + 600,
    });
  });

  it.each<[title: string, other: Partial<MediaGrant>]>([
    ['another room', { room: 'red' }],
    ['another member', { member: 'ben' }],
    ['playing', { action: 'play' }],
    ['a screen', { source: 'screen' }],
  ])('is not good for %s', async (_, other) => {
    const tokens = createMediaTokens({ secret });
    await expect(tokens.verify(await tokens.issue(grant), { ...grant, ...other })).resolves.toBe('invalid');
    await expect(tokens.verify(await tokens.issue({ ...grant, ...other }), grant)).resolves.toBe('invalid');
  });

  it('takes the place of no room token with the same secret, nor the other way round', async () => {
    const [media, rooms] = [createMediaTokens({ secret }), createRoomTokens({ secret })];
    await expect(media.verify(await rooms.issue('blue', { role: 'host' }), grant)).resolves.toBe('invalid');
    await expect(rooms.verify(await media.issue(grant), 'blue')).resolves.toBe('invalid');
  });

  it('tells expired from invalid', async () => {
    const tokens = createMediaTokens({ secret, ttlSeconds: 60 });
    const token = await tokens.issue(grant);
    vi.advanceTimersByTime(59_000);
    await expect(tokens.verify(token, grant)).resolves.toBe('valid');
    vi.advanceTimersByTime(1000);
    await expect(tokens.verify(token, grant)).resolves.toBe('expired');
    await expect(tokens.verify(token, { ...grant, room: 'red' })).resolves.toBe('invalid');
    await expect(tokens.verify(token, { ...grant, action: 'play' })).resolves.toBe('invalid');
  });

  it('notices a change of any single character', async () => {
    const tokens = createMediaTokens({ secret });
    const token = await tokens.issue(grant);
    // But the last: two of its bits are beyond the signature's end.
    for (let index = 0; index < token.length - 1; index += 1) {
      const altered = token.slice(0, index) + (token[index] === 'A' ? 'B' : 'A') + token.slice(index + 1);
      await expect(tokens.verify(altered, grant), `at ${index}`).resolves.toBe('invalid');
    }
  });

  it('takes no token without a signature', async () => {
    const tokens = createMediaTokens({ secret });
    const [, payload] = (await tokens.issue(grant)).split('.');
    await expect(tokens.verify(`${btoa('{"alg":"none"}').replaceAll('=', '')}.${payload}.`, grant)).resolves.toBe('invalid');
  });

  it.each(['', 'x', '!!!', 'A'.repeat(100_000), '\u{1F389}'.repeat(26)])('calls garbage invalid (%#)', async (token) => {
    await expect(createMediaTokens({ secret }).verify(token, grant)).resolves.toBe('invalid');
  });

  it('verifies what an older secret signed, for as long as it is listed', async () => {
    const next = 'a secret that came after it';
    const before = await createMediaTokens({ secret }).issue(grant);
    await expect(createMediaTokens({ secret: [next, secret] }).verify(before, grant)).resolves.toBe('valid');
    await expect(createMediaTokens({ secret: next }).verify(before, grant)).resolves.toBe('invalid');
  });

  it('is for a room of any script', async () => {
    const tokens = createMediaTokens({ secret });
    const token = await tokens.issue({ ...grant, room: '주간 회의' });
    await expect(tokens.verify(token, { ...grant, room: '주간 회의'.normalize('NFD') })).resolves.toBe('valid');
  });

  it('has no tokens for what is no grant', async () => {
    const tokens = createMediaTokens({ secret });
    const token = await tokens.issue(grant);
    const others: object[] = [{ room: '../x' }, { member: '' }, { member: 'x'.repeat(129) }, { action: 'delete' }, { source: 'mouse' }];
    for (const other of others) {
      const bad = { ...grant, ...other };
      await expect(tokens.issue(bad)).rejects.toThrow(TypeError);
      await expect(tokens.verify(token, bad)).resolves.toBe('invalid');
    }
  });

  it('refuses a short secret and a lifetime that is none', () => {
    expect(() => createMediaTokens({ secret: 'short' })).toThrow(/createMediaTokens: secret needs at least 16 characters/);
    for (const ttlSeconds of [0, -1, 1.5, NaN, Infinity]) {
      expect(() => createMediaTokens({ secret, ttlSeconds })).toThrow(/ttlSeconds must be a positive/);
    }
  });
});
