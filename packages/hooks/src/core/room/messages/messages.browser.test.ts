import { expect, it } from 'vitest';
import { GREEN, makeCamera, makeTwo, meets } from '../../../testing/testRooms';
import { setTrackEnabled } from '../../media/trackEnabled';

it('shows a mute while an application sends a pointer faster than any budget, of which nothing is lost', async () => {
  const { ada, ben } = makeTwo();
  const camera = makeCamera(GREEN);
  ada.setMedia(camera, null);
  await Promise.all([ada.join(), ben.join()]);
  const [seenByBen] = await Promise.all([meets(ben, 'Ada'), meets(ada, 'Ben')]);
  await expect.poll(() => seenByBen().microphone).toBe('on');
  const received: unknown[] = [];
  ben.onMessage('pointer', (_from, data) => received.push(data));

  const numbers = Array.from({ length: 1500 }, (_, index) => index);
  const [voice] = camera.getAudioTracks() as [MediaStreamTrack];
  for (const number of numbers) {
    ada.broadcast('pointer', number);
    if (number % 100 === 50) setTrackEnabled(voice, number % 200 !== 50);
  }
  setTrackEnabled(voice, false);
  await expect.poll(() => seenByBen().microphone).toBe('muted');
  await expect.poll(() => received.length).toBe(1500);
  expect(received).toEqual(numbers);
});

it('tells for each participant what became of a message', async () => {
  const { ada, ben } = makeTwo();
  expect(await ada.broadcast('hello', 'nobody is there').settled).toEqual([]);
  await Promise.all([ada.join(), ben.join()]);
  const [toBen] = await Promise.all([meets(ada, 'Ben'), meets(ben, 'Ada')]);
  const { id } = toBen();
  expect(await ada.broadcast('hello', 'Ben').settled).toEqual([{ id, status: 'delivered', error: null }]);
  expect(await ada.send('unknown', 'hello', 'Ben').settled).toEqual([]);
  toBen().peer?.rebuild();
  const late = ada.send(id, 'hello', 'in the break');
  expect(late.recipients).toEqual([{ id, status: 'sending', error: null }]);
  expect((await late.settled)[0]?.status).toBe('delivered');
  toBen().peer?.rebuild();
  const lost = ada.send([id], 'hello', 'too late');
  ben.leave();
  expect(await lost.settled).toMatchObject([{ id, status: 'failed', error: { code: 'peer-failed' } }]);
});
