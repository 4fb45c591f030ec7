import { describe, expect, it } from 'vitest';
import type { ChannelsApp } from './channelsApp';
import { membersOf } from './membersOf';

/** An app whose server gives this answer, for servers that are not at hand. */
function answering(get: () => Promise<unknown>): ChannelsApp {
  return { get, authorizeChannel: () => ({ auth: '' }) } as unknown as ChannelsApp;
}

const json = (body: unknown) => answering(async () => ({ json: async () => body }));

describe('membersOf', () => {
  it('counts an id once, though Laravel Reverb lists it per connection', async () => {
    const members = await membersOf(json({ users: [{ id: 'a' }, { id: 'a' }, { id: 7 }] }), 'presence-x');
    expect(members).toEqual(new Set(['a', '7']));
  });

  it('takes the 404 of Laravel Reverb for an empty channel', async () => {
    const refusing = answering(() => Promise.reject(Object.assign(new Error('not found'), { status: 404 })));
    expect(await membersOf(refusing, 'presence-x')).toEqual(new Set());
  });

  it.each([null, {}, { users: 'none' }, []])('refuses to guess from %j', async (body) => {
    await expect(membersOf(json(body), 'presence-x')).rejects.toMatchObject({
      status: 503,
      code: 'signaling-unavailable',
      cause: expect.any(TypeError),
    });
  });
});
