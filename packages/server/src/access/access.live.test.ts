import { startChannels, type ChannelsServer } from '@visavis/channels';
import Pusher from 'pusher';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { memoryStore } from '../store/memoryStore';
import { StoreError } from '../store/store';
import { enterAs, form, makeHandlers, ROOM, WAITING, type Handlers, type Person } from './testing/participants';

// The real `pusher` and the real pusher-js against the local Channels server.
let channels: ChannelsServer;
let handlers: Handlers;

beforeEach(async () => {
  channels = await startChannels();
  handlers = makeHandlers(channels);
});

afterEach(() => channels.stop());

const person = (name: string, more?: Record<string, string>) => enterAs(channels, handlers, name, more);

/** What a person asks of the handler for hosts. */
async function decide({ fields }: Person, change: Record<string, string>) {
  const response = await handlers.control(form({ ...fields, ...change }));
  return { status: response.status, body: (await response.json()) as { error: { code: string } } };
}

describe('a room that a host has locked', () => {
  it('gives a stranger no place in its channel, so that they read nothing of it, but one in its waiting room', async () => {
    const [host, ada, eve] = [await person('host', { host: 'yes' }), await person('ada'), await person('eve')];
    await host.enter();
    await ada.enter();
    expect((await decide(host, { access: 'locked' })).status).toBe(200);
    await expect(eve.enter()).rejects.toThrow(/423 room-locked/);

    await host.enter(WAITING);
    expect((await eve.enter(WAITING)).info).toEqual({ name: 'eve', access: 'locked', admitted: false });
    await vi.waitFor(() => expect(host.sees(WAITING)).toEqual(['eve', 'host']));
    expect(host.sees()).toEqual(['ada', 'host']);
    // Who is inside sees nobody of those who wait.
    await expect(ada.enter(WAITING)).rejects.toThrow(/403 not-waiting/);
    // Nor is there a word in the room from outside.
    expect((await handlers.relay(form({ ...eve.fields, data: '1' }))).status).toBe(423);
    expect((await handlers.relay(form({ ...eve.fields, channel_name: WAITING, data: '1' }))).status).toBe(400);
  });

  it('tells who waits of the decision, and lets them in after it', async () => {
    const [host, eve] = [await person('host', { host: 'yes' }), await person('eve')];
    await host.enter();
    await decide(host, { access: 'locked' });
    const { id } = await eve.enter(WAITING);
    const told = new Promise((resolve) => eve.client.channel(WAITING).bind('visavis-access', resolve));
    expect(await decide(host, { admit: id })).toMatchObject({ status: 200, body: { access: 'locked', admitted: expect.arrayContaining([id]) } });
    expect(await told).toEqual({ admitted: [id], declined: [], banned: [] });
    expect(await eve.enter()).toEqual({ id, info: { name: 'eve', access: 'locked', admitted: true } });
  });

  it('lets in again who was inside before a reconnect, and every host, and tells them that it is locked', async () => {
    const [host, ada] = [await person('host', { host: 'yes' }), await person('ada')];
    await host.enter();
    await ada.enter();
    await decide(host, { access: 'locked' });
    ada.client.disconnect();
    await vi.waitFor(() => expect(host.sees()).toEqual(['host']));
    const [again, second] = [await person('ada'), await person('second', { host: 'yes' })];
    expect((await again.enter()).info).toEqual({ name: 'ada', access: 'locked', admitted: true });
    expect((await second.enter()).info).toEqual({ name: 'second', role: 'host', access: 'locked' });
  });

  it('lets anybody in when it is open again', async () => {
    const [host, eve] = [await person('host', { host: 'yes' }), await person('eve')];
    await decide(host, { access: 'locked' });
    await expect(eve.enter()).rejects.toThrow(/423/);
    await decide(host, { access: 'open' });
    expect((await eve.enter()).info).toEqual({ name: 'eve' });
  });

  it('stays as it is for a guest who wants it otherwise', async () => {
    const [host, eve] = [await person('host', { host: 'yes' }), await person('eve')];
    await decide(host, { access: 'locked' });
    expect(await decide(eve, { access: 'open' })).toMatchObject({ status: 403, body: { error: { code: 'not-a-host' } } });
    expect(await decide(eve, { admit: 'x' })).toMatchObject({ status: 403 });
    await expect(eve.enter()).rejects.toThrow(/423/);
  });
});

describe('a guest who asks where they stand', () => {
  it('is told that they wait, are let in, were put out, may not come, and nothing about the others', async () => {
    const [host, eve] = [await person('host', { host: 'yes' }), await person('eve')];
    const ask = async () => (await decide(eve, {})).body;
    expect(await ask()).toEqual({ access: 'open', you: 'admitted' });
    const { id } = await eve.enter();
    for (const [change, you] of [
      [{ remove: id }, 'removed'],
      [{ admit: id }, 'admitted'],
      [{ access: 'locked', ban: id }, 'banned'],
    ] as const) {
      await decide(host, change);
      expect(await ask()).toMatchObject({ you });
    }
    expect((await decide(await person('ada'), {})).body).toEqual({ access: 'locked', you: 'waiting' });
  });
});

describe('a call that a host ends for all', () => {
  it('is told to who is in it and to who waits, and who was let in waits for the next one', async () => {
    const [host, ada, eve] = [await person('host', { host: 'yes' }), await person('ada'), await person('eve')];
    const { id } = await host.enter();
    await ada.enter();
    await decide(host, { access: 'locked' });
    await eve.enter(WAITING);
    const told = [ada.client.channel(ROOM), eve.client.channel(WAITING)].map(
      (channel) => new Promise((resolve) => channel.bind('visavis-access', resolve)),
    );
    expect((await decide(eve, { end: 'yes' })).status).toBe(403);
    expect((await decide(host, { end: 'now' })).body).toMatchObject({ error: { code: 'access-invalid' } });
    expect(await decide(host, { end: 'yes' })).toMatchObject({ status: 200, body: { access: 'locked', admitted: [] } });
    expect(await Promise.all(told)).toEqual([{ ended: id }, { ended: id }]);
    await expect(ada.enter()).rejects.toThrow(/423 room-locked/);
  });
});

describe('seats', () => {
  it('are not taken by who waits, nor is the host kept out by guests who fill them', async () => {
    const [host, eve] = [await person('host', { host: 'yes' }), await person('eve')];
    await decide(host, { access: 'locked', admit: 'nobody' });
    await eve.enter(WAITING);
    for (const name of ['ada', 'ben']) {
      const guest = await person(name);
      await decide(host, { admit: (await guest.enter(WAITING)).id });
      await guest.enter();
    }
    expect((await host.enter()).info['role']).toBe('host');
  });

  it('are free again where a member was put out who does not go', async () => {
    const [host, ada, eve] = [await person('host', { host: 'yes' }), await person('ada'), await person('eve')];
    const { id } = await eve.enter();
    await ada.enter();
    await expect((await person('ben')).enter()).rejects.toThrow(/409 room-full/);
    // As if eve had not signed in: her connection stays.
    vi.spyOn(Pusher.prototype, 'terminateUserConnections').mockResolvedValue(undefined as never);
    onTestFinished(() => void vi.restoreAllMocks());
    await decide(host, { ban: id });
    await expect((await person('ben')).enter()).resolves.toHaveProperty('id');
  });
});

describe('who is put out', () => {
  it.each(['remove', 'ban'])('by %s loses the connection, the relay and the relays of TURN', async (verb) => {
    const [host, eve] = [await person('host', { host: 'yes' }), await person('eve')];
    await host.enter();
    const { id } = await eve.enter();
    expect(await handlers.members.find('blue', eve.fields['client_secret']!)).toBe(id);
    await decide(host, { [verb]: id });
    await vi.waitFor(() => expect(eve.client.connection.state).toBe('disconnected'));
    await vi.waitFor(() => expect(host.sees()).toEqual(['host']));
    expect(await handlers.members.find('blue', eve.fields['client_secret']!)).toBeNull();
    expect((await handlers.relay(form({ ...eve.fields, data: '1' }))).status).toBe(verb === 'ban' ? 403 : 423);
  });

  it('by remove may wait for a host, and by ban may not', async () => {
    const [host, eve] = [await person('host', { host: 'yes' }), await person('eve')];
    const { id } = await eve.enter();
    await decide(host, { remove: id });
    const again = await person('eve');
    await expect(again.enter()).rejects.toThrow(/423 room-locked/);
    await again.enter(WAITING);
    await decide(host, { ban: id });
    const third = await person('eve');
    for (const channel of [ROOM, WAITING]) await expect(third.enter(channel)).rejects.toThrow(/403 member-banned/);
  });

  it('is in the room of the host who puts them out, and keeps their connection in any other', async () => {
    const [host, eve] = [await person('host', { host: 'yes' }), await person('eve')];
    const { id } = await eve.enter();
    const terminated = vi.spyOn(Pusher.prototype, 'terminateUserConnections');
    onTestFinished(() => void vi.restoreAllMocks());
    const decided = await decide(host, { channel_name: 'presence-visavis-green', remove: id, ban: id });
    expect(decided.status).toBe(200);
    expect(terminated).not.toHaveBeenCalled();
    expect(eve.client.connection.state).toBe('connected');
  });

  it('is not looked for under an id that would be another address', async () => {
    const host = await person('host', { host: 'yes' });
    const terminated = vi.spyOn(Pusher.prototype, 'terminateUserConnections');
    onTestFinished(() => void vi.restoreAllMocks());
    expect((await decide(host, { ban: '../channels' })).status).toBe(200);
    expect(terminated).not.toHaveBeenCalled();
  });
});

describe('while the store is down', () => {
  it('rooms are open, which onError hears of, and a host is told that nothing was decided', async () => {
    const fail = () => Promise.reject(new StoreError('gone'));
    const onError = vi.fn();
    handlers = makeHandlers(channels, { ...memoryStore(), get: fail, set: fail, delete: fail, replace: fail }, onError);
    const [host, eve] = [await person('host', { host: 'yes' }), await person('eve')];
    expect(await decide(host, { access: 'locked' })).toMatchObject({ status: 503, body: { error: { code: 'access-unavailable' } } });
    expect(await eve.enter()).toHaveProperty('id');
    expect(onError).toHaveBeenCalledWith(expect.any(StoreError));
  });
});
