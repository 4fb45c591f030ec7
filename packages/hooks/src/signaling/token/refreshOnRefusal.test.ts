import { expect, it, vi } from 'vitest';
import { RtcError } from '../../core/errors';
import type { Signaling } from '../../core/signaling/port';
import { refreshOnRefusal } from './refreshOnRefusal';

type Events = Parameters<Signaling['connect']>[1];

/** Connects through a signaling that fails with `error` at once; what its room heard of it, and how often another token was asked for. */
function failWith(error: RtcError) {
  const refresh = vi.fn();
  const onFail = vi.fn();
  const signaling = {
    connect(_name: string, events: Events) {
      events.onFail(error);
      return { close: () => undefined, send: () => false };
    },
  } as unknown as Signaling;
  refreshOnRefusal(refresh, signaling).connect('Ada', { onFail } as unknown as Events);
  expect(onFail).toHaveBeenCalledExactlyOnceWith(error);
  return refresh.mock.calls.length;
}

it('does so too where a host’s decision was refused for it', async () => {
  const refused = new RtcError('signaling-unavailable', 'expired', { cause: { status: 401 } });
  const refresh = vi.fn();
  const signaling = { connect: () => ({ close: () => undefined, send: () => false, decide: () => Promise.reject(refused) }) };
  const connection = refreshOnRefusal(refresh, signaling).connect('Ada', {} as Events);
  await expect(connection.decide?.({ access: 'locked' })).rejects.toBe(refused);
  expect(refresh).toHaveBeenCalledTimes(1);
});

it('gets another token where the server refused this one, and tells the room all the same', () => {
  expect(failWith(new RtcError('room-forbidden', 'expired', { cause: { status: 401 } }))).toBe(1);
  expect(failWith(new RtcError('room-forbidden', 'no', { cause: { status: 403 } }))).toBe(0);
  expect(failWith(new RtcError('signaling-unavailable', 'gone'))).toBe(0);
});
