import { expect, it, vi } from 'vitest';
import { RtcError } from '../errors';
import { createLatest } from '../latest';
import { createPart } from '../part';
import { createDeviceRecovererLater } from './deviceRecoverer';
import type { DeviceRecoverer, RecoveringControl } from './recoverDevice';
import type { ShownTrack } from './shownTrack';

const lost = { deviceId: 'a', label: 'Webcam' };
const home = { deviceId: 'b', label: 'Other webcam' };
const error = new RtcError('device-lost', 'The camera in use went away.');

function setUp(load: () => Promise<unknown>) {
  const begin = vi.fn<DeviceRecoverer['begin']>();
  const forget = vi.fn<() => void>();
  const fail = vi.fn<(error: RtcError) => void>();
  const createDeviceRecoverer = vi.fn<() => DeviceRecoverer>(() => ({ device: home, begin, forget }));
  const fetched = vi.fn<() => Promise<{ createDeviceRecoverer: typeof createDeviceRecoverer }>>(async () => {
    await load();
    return { createDeviceRecoverer };
  });
  const latest = createLatest();
  const control = { shown: { fail } as Partial<ShownTrack>, run: latest.run } as RecoveringControl;
  const code = createPart(fetched);
  return { begin, forget, fail, fetched, latest, createDeviceRecoverer, code, recoverer: createDeviceRecovererLater(control, code) };
}

it('is there at once where its code was fetched as the capture began', async () => {
  const { recoverer, code, fetched, begin, forget, createDeviceRecoverer } = setUp(() => Promise.resolve());
  expect(fetched).not.toHaveBeenCalled();
  await code.load();
  recoverer.forget();
  expect(recoverer.device).toBeNull();
  recoverer.begin(lost, home, error);
  expect(begin).toHaveBeenCalledExactlyOnceWith(lost, home, error);
  expect(recoverer.device).toBe(home);
  recoverer.begin(home, home, error);
  recoverer.forget();
  expect(forget).toHaveBeenCalledTimes(1);
  expect([fetched, createDeviceRecoverer].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
});

it('waits for its code, unless another device is chosen meanwhile', async () => {
  const { recoverer, begin } = setUp(() => Promise.resolve());
  recoverer.begin(lost, home, error);
  expect(begin).not.toHaveBeenCalled();
  await vi.waitFor(() => expect(begin).toHaveBeenCalledTimes(1));

  let arrive!: () => void;
  const late = setUp(() => new Promise<void>((resolve) => (arrive = resolve)));
  late.recoverer.begin(lost, home, error);
  await vi.waitFor(() => expect(late.fetched).toHaveBeenCalledTimes(1));
  const chosen = late.latest.run(async () => 'another');
  arrive();
  expect(await chosen).toBe('another');
  expect(late.begin).not.toHaveBeenCalled();
});

it('tells with a way out, and of the loss in it, that its code can not be had', async () => {
  const { recoverer, begin, fail } = setUp(() => Promise.reject(new TypeError('offline')));
  recoverer.begin(lost, home, error);
  await vi.waitFor(() => expect(fail).toHaveBeenCalledTimes(1));
  expect(fail.mock.calls[0]?.[0]).toMatchObject({ code: 'chunk-unavailable', recovery: 'reload', cause: error });
  expect(begin).not.toHaveBeenCalled();
  expect(recoverer.device).toBeNull();
});
