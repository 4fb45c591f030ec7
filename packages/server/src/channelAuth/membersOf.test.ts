import { describe, expect, it, vi } from 'vitest';
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

  it('asks once more where there was no answer, and no more than that', async () => {
    const get = vi.fn(() => Promise.reject(new Error('socket hang up')));
    await expect(membersOf(answering(get), 'presence-x')).rejects.toMatchObject({ status: 503 });
    expect(get).toHaveBeenCalledTimes(2);

    const answer = { json: async () => ({ users: [{ id: 'a' }] }) };
    const second = vi.fn().mockRejectedValueOnce(new Error('socket hang up')).mockResolvedValueOnce(answer);
    expect(await membersOf(answering(second), 'presence-x')).toEqual(new Set(['a']));

    const refusing = vi.fn(() => Promise.reject(Object.assign(new Error('no'), { status: 401 })));
    await expect(membersOf(answering(refusing), 'presence-x')).rejects.toMatchObject({ status: 503 });
    expect(refusing).toHaveBeenCalledOnce();
  });

  it.each([null, {}, { users: 'none' }, []])('refuses to guess from %j', async (body) => {
    await expect(membersOf(json(body), 'presence-x')).rejects.toMatchObject({
      status: 503,
      code: 'signaling-unavailable',
      cause: expect.any(TypeError),
    });
  });
});
