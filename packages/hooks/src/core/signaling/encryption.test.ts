import { describe, expect, it, vi } from 'vitest';
import { pageEnvironment } from '../environment/pageEnvironment';
import { createCipher } from './encryption';
import type { Json } from './port';
import { createReceiver } from './receiver';
import { createRoomKey, isRoomKey } from './roomKey';
import { createSender } from './sender';

const key = createRoomKey();
const cipherOf = (roomKey: string | null, room = 'den') => (roomKey === null ? null : createCipher(roomKey, room));

/** What `ada` sends to `me`, and what `me` makes of it. */
function encrypted(ourKey: string | null, theirKey: string | null, ourRoom = 'den') {
  const sent: Json[] = [];
  const received: unknown[] = [];
  const failures: string[] = [];
  const receiver = createReceiver({
    clock: pageEnvironment,
    cipher: cipherOf(ourKey, ourRoom),
    selfId: () => 'me',
    onMessage: (_from, data) => received.push(data),
    onDecryptFailed: (from) => failures.push(from),
  });
  const sender = createSender({
    environment: pageEnvironment,
    limits: {},
    cipher: cipherOf(theirKey),
    selfId: () => 'ada',
    send: (fragment) => sent.push(fragment) > 0,
    onError: (error) => failures.push(error.message),
  });
  sender.resume();
  sender.add({ to: 'me', data: { fingerprint: 'AB:CD' } });
  return { receiver, sent, received, failures };
}

it('makes keys that are keys', () => {
  expect(isRoomKey(key)).toBe(true);
  expect(createRoomKey()).not.toBe(key);
  for (const each of [undefined, '', key.slice(1), `${key}!`, 'x'.repeat(129)]) expect(isRoomKey(each)).toBe(false);
});

describe('a message that is encrypted with the room key', () => {
  it('can not be read, changed or passed off as one of another member', async () => {
    const { receiver, sent, received, failures } = encrypted(key, key);
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    expect(JSON.stringify(sent)).not.toContain('fingerprint');
    receiver.add('mallory', sent[0]);
    await vi.waitFor(() => expect(failures).toEqual(['mallory']));
    const { body, ...rest } = sent[0] as { body: string };
    const changed = body[20] === 'A' ? 'B' : 'A';
    receiver.add('ada', { ...rest, body: body.slice(0, 20) + changed + body.slice(21) });
    await vi.waitFor(() => expect(failures).toEqual(['mallory', 'ada']));
    expect(received).toEqual([]);
    receiver.add('ada', sent[0]);
    await vi.waitFor(() => expect(received).toEqual([{ fingerprint: 'AB:CD' }]));
  });

  it('is not taken in another room, though it has the same key', async () => {
    const { receiver, sent, received, failures } = encrypted(key, key, 'attic');
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    receiver.add('ada', sent[0]);
    await vi.waitFor(() => expect(failures).toEqual(['ada']));
    expect(received).toEqual([]);
  });

  it('is not taken by another member than the one it was for', async () => {
    const { sent } = encrypted(key, key);
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    const received: unknown[] = [];
    const [forThem, forBen] = ['for them', 'for ben'].map((data) => ({ to: data === 'for ben' ? 'ben' : 'me', data }));
    const receiver = createReceiver({
    clock: pageEnvironment,
      cipher: cipherOf(key),
      selfId: () => 'ben',
      onMessage: (_from, data) => received.push(data),
      onDecryptFailed: (from) => received.push(from),
    });
    receiver.add('ada', sent[0]);
    const sender = createSender({
    environment: pageEnvironment,
      limits: {},
      cipher: cipherOf(key),
      selfId: () => 'ada',
      send(fragment) {
        receiver.add('ada', fragment);
        return true;
      },
      onError: (error) => received.push(error),
    });
    sender.resume();
    for (const each of [forThem, forBen]) if (each) sender.add(each);
    await vi.waitFor(() => expect(received).toEqual(['for ben']));
  });

  it.each([
    ['another key', key, createRoomKey()],
    ['no key', key, null],
    ['a key where we have none', null, key],
  ])('tells when the other side has %s', async (_what, ourKey, theirKey) => {
    const { receiver, sent, received, failures } = encrypted(ourKey, theirKey);
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    receiver.add('ada', sent[0]);
    await vi.waitFor(() => expect(failures).toEqual(['ada']));
    expect(received).toEqual([]);
  });
});
