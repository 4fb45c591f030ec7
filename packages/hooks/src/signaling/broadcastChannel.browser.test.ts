import { expect, it } from 'vitest';
import { broadcastChannelSignaling } from './broadcastChannel';
import { describeSignaling } from './contract';
import { record } from './recorder';

describeSignaling('broadcast-channel', (room) => broadcastChannelSignaling({ room }));

it('does not mind what others post on its channel', async () => {
  const ada = record(broadcastChannelSignaling({ room: 'noise' }), 'Ada');
  await ada.hears('open');
  const noise = new BroadcastChannel('visavis:noise');
  const malformed = [null, 'x', 7, {}, { type: 'message' }, { type: 'enter', from: 'me' }, { from: { id: 1 } }];
  for (const each of malformed) noise.postMessage(each);
  noise.postMessage({ type: 'message', from: { id: 'stranger', name: 'S' }, data: 'never entered' });
  // Who enters without a sign of life is taken for gone.
  noise.postMessage({ type: 'enter', from: { id: 'ben', name: 'Ben' } });
  expect((await ada.hears('join')).member).toEqual({ id: 'ben', name: 'Ben' });
  expect((await ada.hears('leave')).id).toBe('ben');
  expect(ada.all('message')).toEqual([]);
  noise.close();
  ada.connection.close();
});

it('misses a tab that is gone without a goodbye', async () => {
  const ada = record(broadcastChannelSignaling({ room: 'crash' }), 'Ada');
  await ada.hears('open');
  const iframe = document.createElement('iframe');
  iframe.srcdoc = `<script>
    const channel = new BroadcastChannel('visavis:crash');
    navigator.locks.request('visavis:ben', () => {
      channel.postMessage({ type: 'enter', from: { id: 'ben', name: 'Ben' } });
      return new Promise(() => undefined);
    });
  </script>`;
  document.body.append(iframe);
  await ada.hears('join');
  expect(ada.all('leave')).toEqual([]);
  iframe.remove();
  expect((await ada.hears('leave')).id).toBe('ben');
  ada.connection.close();
});
