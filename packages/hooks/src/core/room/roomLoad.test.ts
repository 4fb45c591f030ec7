import { expect, it, vi } from 'vitest';
import { createVirtualEnvironment } from '../../testing/virtualEnvironment';
import type { RtcError } from '../errors';
import { createPart } from '../part';
import { createRoomLoad, loadMonitors } from './roomLoad';

const limits = { maxKbps: 1000, maxFramesPerSecond: 30, maxHeight: 720, degradationPreference: 'balanced' } as const;
const nothing = { connections: () => [], onChange: () => undefined, onError: () => undefined };
/** How long a busy page takes to give up something, in ms. */
const BUSY_MS = 60_000;

it('limits nothing until its code is there, and then what a busy machine can not do', async () => {
  const page = createVirtualEnvironment();
  const onChange = vi.fn<() => void>();
  const onError = vi.fn<(error: RtcError) => void>();
  const load = createRoomLoad(page, { ...nothing, onChange, onError });
  load.watch();
  load.watch();
  expect(load.limit(limits, true)).toEqual(limits);
  await loadMonitors.load();
  page.latenessMs = 1000;
  await expect
    .poll(() => {
      page.advance(BUSY_MS);
      return onChange.mock.calls.length;
    })
    .toBeGreaterThan(0);
  expect(load.limit(limits, true).maxFramesPerSecond).toBeLessThan(30);
  load.unwatch();
  expect(load.limit(limits, true)).toMatchObject(limits);
  expect(onError).not.toHaveBeenCalled();
});

it('does not watch for a room that was left before its code was there', async () => {
  const page = createVirtualEnvironment();
  const watch = vi.fn<() => () => void>();
  const part = createPart(async () => ({ loadMonitorOf: () => ({ level: 0 as const, watch, limit: () => limits }) }));
  const load = createRoomLoad(page, nothing, part);
  load.watch();
  load.unwatch();
  await part.load();
  expect(watch).not.toHaveBeenCalled();
});

it('tells with a way out that it can not watch', async () => {
  const onError = vi.fn<(error: RtcError) => void>();
  const part = createPart<never>(() => Promise.reject(new TypeError('offline')));
  const load = createRoomLoad(createVirtualEnvironment(), { ...nothing, onError }, part);
  load.watch();
  await expect.poll(() => onError.mock.calls).toMatchObject([[{ code: 'chunk-unavailable', recovery: 'reload' }]]);
  expect(load.limit(limits, false)).toBe(limits);
});
