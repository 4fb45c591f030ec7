import Pusher from 'pusher';
import { expect, it, vi } from 'vitest';
import { memoryStore } from '../store/memoryStore';
import { createMemberIds } from './memberId';
import { createRoomMembers } from './roomMembers';

const signer = new Pusher({ appId: '1', key: 'app-key', secret: 'app-secret', host: '127.0.0.1', port: '9' });
const secretOfTab = 'tab-0123456789abcdef';

/** The id that is minted for the tab. */
const idOf = (room: string) => createMemberIds(signer, undefined)(room, secretOfTab);

/** Looks up members of channels with this prefix, of which the server lists these ids. */
function lookUp(channelPrefix: string, present: () => string[], store = memoryStore()) {
  const get = vi.fn(async (_request: { path: string }) => Response.json({ users: present().map((id) => ({ id })) }));
  const pusher = { authorizeChannel: signer.authorizeChannel.bind(signer), get: get as unknown as Pusher['get'] };
  return { members: createRoomMembers({ pusher, channelPrefix, store }), get };
}

it('asks the server once for a member, and each time for who is not there', async () => {
  let present: string[] = [];
  const { members, get } = lookUp('presence-one-', () => present);
  expect([await members.find('blue', secretOfTab), await members.find('blue', secretOfTab)]).toEqual([null, null]);
  expect(get.mock.calls.map(([{ path }]) => path)).toEqual(Array(2).fill('/channels/presence-one-blue/users'));
  const everybody = lookUp('presence-one-', () => present);
  present = [await idOf('blue')];
  expect(await everybody.members.find('blue', secretOfTab)).toBe(present[0]);
  expect(await everybody.members.find('blue', secretOfTab)).toBe(present[0]);
  expect(everybody.get).toHaveBeenCalledTimes(1);
});

it('does not take a member of a channel for one of another, where two prefixes share a store', async () => {
  const store = memoryStore();
  const id = await idOf('blue');
  expect(await lookUp('presence-one-', () => [id], store).members.find('blue', secretOfTab)).toBe(id);
  expect(await lookUp('presence-two-', () => [], store).members.find('blue', secretOfTab)).toBeNull();
});
