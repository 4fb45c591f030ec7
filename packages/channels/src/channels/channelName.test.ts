import { describe, expect, it } from 'vitest';
import { pusherLimits } from '../limits';
import { parseChannelName, userChannelName } from './channelName';

const parse = (name: unknown) => parseChannelName(name, pusherLimits);

describe('parseChannelName', () => {
  it.each([
    ['news', 'public', false],
    ['cache-news', 'public', true],
    ['my-private-news', 'public', false],
    ['private-news', 'private', false],
    ['private-cache-news', 'private', true],
    ['private-encrypted-news', 'private', false],
    ['private-encrypted-cache-news', 'private', true],
    ['presence-news', 'presence', false],
    ['presence-cache-news', 'presence', true],
  ])('reads the prefix of %s', (name, access, cached) => {
    expect(parse(name)).toEqual({ name, access, cached });
  });

  it('knows whose channel reaches a user, whatever the id looks like', () => {
    for (const userId of ['7', 'a@b.c', 'two words', '안나', 'x'.repeat(128)]) {
      expect(parse(userChannelName(userId))).toMatchObject({ access: 'user', userId });
    }
    expect(parse(userChannelName(''))).toBeNull();
    expect(parse(userChannelName('x'.repeat(129)))).toBeNull();
  });

  it.each(['', '#other', 'a b', 'a/b', 'a:b', 'a\n', 'é', 'x'.repeat(165), null, undefined, 7, ['a'], {}])(
    'refuses %j',
    (name) => {
      expect(parse(name)).toBeNull();
    },
  );
});
