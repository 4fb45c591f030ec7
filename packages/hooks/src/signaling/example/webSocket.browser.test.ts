import { expect, inject, it } from 'vitest';
import { describeSignaling } from '../contract';
import { record } from '../recorder';
import { webSocketSignaling } from './webSocket';

const { webSocketUrl: url } = inject('channels');

describeSignaling('the web socket of the guide', (room) => webSocketSignaling({ url, room }));

it('says why the server refused', async () => {
  const { error } = await record(webSocketSignaling({ url, room: 'no/such room' }), 'Ada').hears('fail');
  expect(error).toMatchObject({ code: 'signaling-rejected', message: expect.stringContaining('no name of a room') });

  const room = `full-${Date.now()}`;
  const members = Array.from({ length: 8 }, () => record(webSocketSignaling({ url, room }), 'Member'));
  for (const member of members) await member.hears('open');
  const late = record(webSocketSignaling({ url, room }), 'Late');
  expect((await late.hears('fail')).error.code).toBe('room-full');
  for (const { connection } of members) connection.close();
});

it('is down, and not out, while no server answers', async () => {
  const ada = record(webSocketSignaling({ url: 'ws://127.0.0.1:9', room: 'nobody' }), 'Ada');
  await ada.hears('down', 2);
  expect(ada.all('fail')).toEqual([]);
  ada.connection.close();
});
