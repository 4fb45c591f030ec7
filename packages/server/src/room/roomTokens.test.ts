import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { roomId } from './roomId';
import { createRoomTokens } from './roomTokens';

const secret = 'correct horse battery staple';

describe('createRoomTokens', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: new Date('2030-01-01T00:00:00Z') }));
  afterEach(() => void vi.useRealTimers());

  it('issues tokens that are good for their room, on every server with the secret', async () => {
    const token = await createRoomTokens({ secret }).issue('blue');
    expect(token).toMatch(/^[\w-]+\.[\w-]+\.[\w-]{43}$/);
    await expect(createRoomTokens({ secret }).verify(token, 'blue')).resolves.toBe('valid');
  });

  it('takes a secret without the white space that was pasted with it', async () => {
    const token = await createRoomTokens({ secret: ` ${secret}\r\n` }).issue('blue');
    await expect(createRoomTokens({ secret: [`${secret}\n`] }).verify(token, 'blue')).resolves.toBe('valid');
    await expect(createRoomTokens({ secret }).verify(token, 'blue')).resolves.toBe('valid');
    expect(() => createRoomTokens({ secret: `short${' '.repeat(20)}` })).toThrow(/at least 16 characters/);
  });

  it('tells hosts from guests, and lets nobody make themselves one', async () => {
    const tokens = createRoomTokens({ secret });
    const [guest, host] = [await tokens.issue('blue'), await tokens.issue('blue', { role: 'host' })];
    await expect(tokens.roleOf(guest, 'blue')).resolves.toBe('guest');
    await expect(tokens.roleOf(host, 'blue')).resolves.toBe('host');
    await expect(tokens.verify(host, 'blue')).resolves.toBe('valid');
    await expect(tokens.roleOf(host, 'red')).resolves.toBeNull();
    const [header, , signature] = guest.split('.');
    await expect(tokens.roleOf([header, host.split('.')[1], signature].join('.'), 'blue')).resolves.toBeNull();
    vi.advanceTimersByTime(7 * 3600 * 1000);
    await expect(tokens.roleOf(host, 'blue')).resolves.toBeNull();
  });

  it('lets nobody into another room, or with another secret', async () => {
    const token = await createRoomTokens({ secret }).issue('blue');
    await expect(createRoomTokens({ secret }).verify(token, 'red')).resolves.toBe('invalid');
    await expect(createRoomTokens({ secret: `${secret}!` }).verify(token, 'blue')).resolves.toBe('invalid');
  });

  it('tells expired from invalid', async () => {
    const tokens = createRoomTokens({ secret, ttlSeconds: 60 });
    const token = await tokens.issue('blue');
    vi.advanceTimersByTime(59_000);
    await expect(tokens.verify(token, 'blue')).resolves.toBe('valid');
    vi.advanceTimersByTime(1_000);
    await expect(tokens.verify(token, 'blue')).resolves.toBe('expired');
    await expect(tokens.verify(token, 'red')).resolves.toBe('invalid');
  });

  it('keeps six hours by default', async () => {
    const tokens = createRoomTokens({ secret });
    const token = await tokens.issue('blue');
    vi.advanceTimersByTime(6 * 3600 * 1000 - 1);
    await expect(tokens.verify(token, 'blue')).resolves.toBe('valid');
    vi.advanceTimersByTime(1);
    await expect(tokens.verify(token, 'blue')).resolves.toBe('expired');
  });

  it('still works in the year 2500, beyond 32 bits of seconds', async () => {
    vi.setSystemTime(new Date('2500-01-01T00:00:00Z'));
    const tokens = createRoomTokens({ secret });
    await expect(tokens.verify(await tokens.issue('blue'), 'blue')).resolves.toBe('valid');
  });

  it('notices a change of any single character', async () => {
    const tokens = createRoomTokens({ secret });
    const token = await tokens.issue('blue');
    // But the last: two of its bits are beyond the signature's end.
    for (let index = 0; index < token.length - 1; index += 1) {
      const altered = token.slice(0, index) + (token[index] === 'A' ? 'B' : 'A') + token.slice(index + 1);
      await expect(tokens.verify(altered, 'blue'), `at ${index}`).resolves.toBe('invalid');
    }
  });

  it.each(['', 'x', '!!!', 'A'.repeat(52), 'A'.repeat(53), 'A'.repeat(100_000), '\u{1F389}'.repeat(26)])(
    'calls garbage invalid (%#)',
    async (token) => {
      await expect(createRoomTokens({ secret }).verify(token, 'blue')).resolves.toBe('invalid');
    },
  );

  it('verifies what an older secret signed, for as long as it is listed', async () => {
    const next = 'a secret that came after it';
    const before = await createRoomTokens({ secret }).issue('blue');
    const rotated = createRoomTokens({ secret: [next, secret] });
    await expect(rotated.verify(before, 'blue')).resolves.toBe('valid');
    const after = await rotated.issue('blue');
    await expect(createRoomTokens({ secret: next }).verify(after, 'blue')).resolves.toBe('valid');
    await expect(createRoomTokens({ secret: next }).verify(before, 'blue')).resolves.toBe('invalid');
    expect(() => createRoomTokens({ secret: [secret, 'short'] })).toThrow(TypeError);
    expect(() => createRoomTokens({ secret: [] })).toThrow(TypeError);
  });

  it('takes no token without a signature, or signed in another way', async () => {
    const tokens = createRoomTokens({ secret });
    const [, payload] = (await tokens.issue('blue', { role: 'host' })).split('.');
    const none = `${btoa('{"alg":"none"}').replaceAll('=', '')}.${payload}.`;
    await expect(tokens.roleOf(none, 'blue')).resolves.toBeNull();
  });

  it('is for a room of any script, by its name or its id', async () => {
    const tokens = createRoomTokens({ secret });
    const token = await tokens.issue('주간 회의');
    await expect(tokens.verify(token, '주간 회의'.normalize('NFD'))).resolves.toBe('valid');
    await expect(tokens.verify(token, await roomId('주간 회의'))).resolves.toBe('valid');
    await expect(tokens.verify(token, '주간회의')).resolves.toBe('invalid');
  });

  it('has no tokens for what is no room name', async () => {
    const tokens = createRoomTokens({ secret });
    await expect(tokens.issue('../x')).rejects.toThrow(TypeError);
    await expect(tokens.verify(await tokens.issue('x'), '../x')).resolves.toBe('invalid');
  });

  it('refuses a short secret and a lifetime that is none', () => {
    expect(() => createRoomTokens({ secret: 'short' })).toThrow(/secret needs at least 16 characters/);
    for (const ttlSeconds of [0, -1, 1.5, NaN, Infinity]) {
      expect(() => createRoomTokens({ secret, ttlSeconds })).toThrow(/ttlSeconds must be a positive/);
    }
  });
});
