import { afterEach, describe, expect, it } from 'vitest';
import type { AccessDecision, Signaling } from '../core/signaling/port';
import { record, type Recorder } from './recorder';

let nextRoom = 0;

/** Whose transport it is: `tab` is the same for the same tab after a reload. */
export interface ContractTab {
  readonly tab: string;
  readonly role: 'host' | 'guest';
}

/** A member that a test enters as. */
interface Entered extends Recorder {
  readonly id: string;
  decide(decision: AccessDecision): Promise<void>;
}

/** How a member lists another one now. */
function listedBy({ heard }: Recorder, id: string) {
  const last = heard.findLast(
    (each) =>
      each.type === 'open' ||
      (each.type === 'join' && each.member.id === id) ||
      (each.type === 'leave' && each.id === id),
  );
  if (last?.type === 'join') return last.member;
  return last?.type === 'open' ? last.others.find((each) => each.id === id) : undefined;
}

const failure = async (recorder: Recorder) => (await recorder.hears('fail')).error.code;

/**
 * What a transport must do whose server keeps what hosts decide, as a suite of tests.
 *
 * @param makeSignaling the transport of a tab into a room
 */
export function describeServerAccess(name: string, makeSignaling: (room: string, tab: ContractTab) => Signaling): void {
  describe(`${name} keeps the contract of a transport whose server keeps access`, () => {
    const recorders: Recorder[] = [];
    let room = '';

    /** Enters, and waits until it is in the room or waits for it. */
    async function enter(tab: string, role: ContractTab['role'] = 'guest'): Promise<Entered> {
      const recorder = begin(tab, role);
      const { self } = await recorder.hears('open');
      const { connection } = recorder;
      return { ...recorder, id: self.id, decide: (decision) => connection.decide?.(decision) ?? Promise.reject(new Error('no decide')) };
    }

    function begin(tab: string, role: ContractTab['role'] = 'guest'): Recorder {
      const recorder = record(makeSignaling(room, { tab, role }), tab);
      recorders.push(recorder);
      return recorder;
    }

    async function enterLocked() {
      room = `access-${Date.now()}-${nextRoom++}`;
      const host = await enter('hana', 'host');
      const guest = await enter('gil');
      await host.decide({ access: 'locked' });
      const late = await enter('nora');
      await expect.poll(() => listedBy(host, late.id)?.admitted).toBe(false);
      return { host, guest, late };
    }

    afterEach(() => {
      for (const { connection } of recorders.splice(0)) connection.close();
    });

    it('keeps who comes to a locked room out of all that is said there, and tells hosts alone of them', async () => {
      const { host, guest, late } = await enterLocked();
      expect(late.all('open')[0]).toMatchObject({ self: { admitted: false }, others: [] });
      expect(host.send('not for you')).toBe(true);
      expect(late.send('nor from you')).toBe(false);
      await guest.hears('message');
      expect(listedBy(guest, late.id)).toBeUndefined();
      expect(late.all('message')).toEqual([]);
    });

    it('lets in whom a host admits, by the same id, and says that the server has let them in', async () => {
      const { host, guest, late } = await enterLocked();
      await host.decide({ admit: [late.id] });
      const { self, others } = await late.hears('open', 2);
      expect(self).toMatchObject({ id: late.id, admitted: true });
      expect(others.map(({ id }) => id).toSorted()).toEqual([host.id, guest.id].toSorted());
      for (const each of [host, guest]) await expect.poll(() => listedBy(each, late.id)?.admitted).toBe(true);
      late.send('here I am');
      expect((await guest.hears('message')).data).toBe('here I am');
    });

    it('lets in again who was in when it was locked, and hosts, and tells new hosts who waits', async () => {
      const { guest, late } = await enterLocked();
      guest.connection.close();
      const again = await enter('gil');
      expect(again.all('open')[0]?.self).toMatchObject({ id: guest.id, admitted: true });
      const second = await enter('hugo', 'host');
      await expect.poll(() => listedBy(second, late.id)?.admitted).toBe(false);
    });

    it('lets in everyone who waits when it is open again', async () => {
      const { host, late } = await enterLocked();
      await host.decide({ access: 'open' });
      await late.hears('open', 2);
      expect((await enter('otto')).all('open')[0]?.self.admitted).not.toBe(false);
    });

    it('tells who was declined, who may ask again', async () => {
      const { host, late } = await enterLocked();
      await host.decide({ decline: [late.id] });
      expect(await failure(late)).toBe('room-declined');
      await expect.poll(() => listedBy(host, late.id)).toBeUndefined();
      const again = await enter('nora');
      expect(again.all('open')[0]?.self).toMatchObject({ id: late.id, admitted: false });
      await expect.poll(() => listedBy(host, late.id)?.admitted).toBe(false);
    });

    it('puts out whom a host removes, who waits when they come again', async () => {
      const { host, guest } = await enterLocked();
      await host.decide({ remove: [guest.id] });
      expect(await failure(guest)).toBe('room-removed');
      await expect.poll(() => listedBy(host, guest.id)).toBeUndefined();
      expect((await enter('gil')).all('open')[0]?.self.admitted).toBe(false);
    });

    it('puts out whom a host bans, who can not even wait', async () => {
      const { host, guest, late } = await enterLocked();
      await host.decide({ ban: [guest.id, late.id] });
      for (const each of [guest, late]) expect(await failure(each)).toBe('room-banned');
      expect(await failure(begin('gil'))).toBe('room-banned');
    });

    it('ends the call for all but the host who does, and who was in waits for the next one', async () => {
      const { host, guest, late } = await enterLocked();
      const second = await enter('hugo', 'host');
      await host.decide({ end: true });
      for (const each of [guest, late, second]) expect(await failure(each)).toBe('room-ended');
      expect(host.all('fail')).toEqual([]);
      expect((await enter('gil')).all('open')[0]?.self.admitted).toBe(false);
    });

    it('takes no decision of a guest, and the same one of a host twice', async () => {
      const { host, guest, late } = await enterLocked();
      await expect(guest.decide({ access: 'open' })).rejects.toMatchObject({ code: 'room-forbidden' });
      for (let times = 0; times < 2; times++) await host.decide({ access: 'locked', admit: [late.id] });
      await late.hears('open', 2);
    });
  });
}
