import { expect, it } from 'vitest';
import { createMemoryHub } from '../../signaling/memory';
import { record } from '../../signaling/recorder';
import { connectLater } from './connectLater';
import type { Signaling, SignalingEvents } from './port';

const inRoom = () => createMemoryHub({ keepsDecisions: true }).room('tea', { role: 'host' });

/** The same transport by code that comes from `load`. */
const later = (signaling: Signaling, load: () => Promise<void>): Signaling => ({
  ...signaling,
  connect: (name, events) =>
    connectLater(async () => {
      await load();
      return (told: SignalingEvents) => signaling.connect(name, told);
    }, events),
});

it('enters once its code is there, and passes on all that a connection can', async () => {
  const ada = record(later(inRoom(), () => Promise.resolve()), 'Ada');
  expect(ada.send('too early')).toBe(false);
  await expect(ada.connection.decide?.({ access: 'locked' })).rejects.toMatchObject({ code: 'signaling-unavailable' });
  expect((await ada.hears('open')).self.name).toBe('Ada');
  expect(ada.send('now')).toBe(true);
  await expect(ada.connection.decide?.({ access: 'locked' })).resolves.toBeUndefined();
  ada.connection.close();
  expect(ada.send('too late')).toBe(false);
});

it('enters nothing for who has left before', async () => {
  let arrive: () => void = () => undefined;
  const ada = record(later(inRoom(), () => new Promise((resolve) => (arrive = resolve))), 'Ada');
  ada.connection.close();
  arrive();
  await Promise.resolve();
  expect(ada.all('open')).toEqual([]);
});

it('fails with a way out where its code can not be loaded', async () => {
  const ada = record(later(inRoom(), () => Promise.reject(new TypeError('offline'))), 'Ada');
  expect((await ada.hears('fail')).error).toMatchObject({ code: 'chunk-unavailable', recovery: 'reload' });
});
