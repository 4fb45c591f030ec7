import { afterEach, describe, expect, it } from 'vitest';
import type { Json, Signaling } from '../core/signaling/port';
import { record, type Recorder } from './recorder';

let nextRoom = 0;

/**
 * What every transport must do, as a suite of tests: call it in a test file with a way to make one.
 *
 * @param makeSignaling a new member's transport into a room, as that member's tab would make it
 */
export function describeSignaling(name: string, makeSignaling: (room: string) => Signaling): void {
  describe(`${name} keeps the contract of a signaling transport`, () => {
    const recorders: Recorder[] = [];
    const room = () => `contract-${Date.now()}-${nextRoom++}`;

    function enter(roomName: string, memberName: string): Recorder {
      const recorder = record(makeSignaling(roomName), memberName);
      recorders.push(recorder);
      return recorder;
    }

    async function enterTwo(roomName = room()) {
      const ada = enter(roomName, 'Ada');
      const adaOpen = await ada.hears('open');
      const ben = enter(roomName, 'Ben');
      const benOpen = await ben.hears('open');
      await ada.hears('join');
      return { ada, ben, adaId: adaOpen.self.id, benId: benOpen.self.id };
    }

    afterEach(() => {
      for (const { connection } of recorders.splice(0)) connection.close();
    });

    it('opens an empty room', async () => {
      const { others, self } = await enter(room(), 'Ada').hears('open');
      expect(others).toEqual([]);
      expect(self.id).not.toBe('');
    });

    it('tells who is there and who comes, by the same id', async () => {
      const { ada, ben, adaId, benId } = await enterTwo();
      expect(adaId).not.toBe(benId);
      expect(ada.all('join').map(({ member }) => member.id)).toEqual([benId]);
      expect(ben.all('open')[0]?.others.map(({ id }) => id)).toEqual([adaId]);
      expect(ben.all('join')).toEqual([]);
    });

    it('carries names', async () => {
      const { ada, ben } = await enterTwo();
      expect(ada.all('join')[0]?.member.name).toBe('Ben');
      expect(ben.all('open')[0]?.others[0]?.name).toBe('Ada');
    });

    it('takes messages to all the others, in order and unchanged, and not back to the sender', async () => {
      const roomName = room();
      const { ada, ben, adaId } = await enterTwo(roomName);
      const cleo = enter(roomName, 'Cleo');
      await cleo.hears('open');
      const messages: Json[] = [{ text: 'Grüße, 안녕, 👋 "\\\u0000' }, [1, null, true, [{}]], 'plain', 0];
      for (const message of messages) expect(ada.send(message)).toBe(true);

      for (const listener of [ben, cleo]) {
        await listener.hears('message', messages.length);
        expect(listener.all('message')).toEqual(
          messages.map((data) => ({ type: 'message', from: adaId, data })),
        );
      }
      expect(ada.all('message')).toEqual([]);
    });

    it('takes a message as long as it says it does', async () => {
      const { ada, ben } = await enterTwo();
      const { maxMessageBytes = 200_000 } = makeSignaling(room());
      const longest = 'x'.repeat(maxMessageBytes - 2);
      expect(ada.send(longest)).toBe(true);
      expect((await ben.hears('message')).data).toBe(longest);
    });

    it('keeps rooms apart', async () => {
      const { ada } = await enterTwo();
      const other = await enterTwo();
      ada.send('not for you');
      other.ben.send('for Ada of the other room');
      await other.ada.hears('message');
      expect(other.ada.all('message').map(({ data }) => data)).toEqual(['for Ada of the other room']);
      expect(other.ben.all('message')).toEqual([]);
    });

    it('tells who leaves, and tells the one who left nothing more', async () => {
      const { ada, ben, benId } = await enterTwo();
      ben.connection.close();
      const heardByThen = ben.heard.length;
      expect((await ada.hears('leave')).id).toBe(benId);
      ben.connection.close();
      expect(ben.send('too late')).toBe(false);
      ada.send('anybody?');
      expect(ben.heard).toHaveLength(heardByThen);
      expect(ada.all('leave')).toHaveLength(1);
    });

    it('takes nothing before it is open', () => {
      expect(enter(room(), 'Ada').send('too early')).toBe(false);
    });

    it('can be closed before it opens, and entered again', async () => {
      const roomName = room();
      const hasty = enter(roomName, 'Ada');
      hasty.connection.close();
      const { ada, ben, benId } = await enterTwo(roomName);
      expect(hasty.heard).toEqual([]);

      ben.connection.close();
      await ada.hears('leave');
      const again = enter(roomName, 'Ben');
      const { self, others } = await again.hears('open');
      expect(others).toHaveLength(1);
      expect((await ada.hears('join', 2)).member.id).toBe(self.id);
      again.send('back');
      expect((await ada.hears('message')).data).toBe('back');
      expect(benId).not.toBe('');
    });
  });
}
