import { StrictMode } from 'react';
import { expect, test, vi } from 'vitest';
import { renderHook } from 'vitest-browser-react';
import { RtcError } from '../core/errors';
import type { CallError, CallErrorSources } from './callErrors';
import { useCallErrors } from './useCallErrors';

const lost = new RtcError('device-lost', 'unplugged');
const full = new RtcError('room-full', 'full');

test('lists the errors that there are now, and reports each once', async () => {
  const onError = vi.fn<(error: CallError) => void>();
  const initialProps: CallErrorSources = { media: { error: lost } };
  const { result, rerender } = await renderHook(
    (sources: CallErrorSources = {}) => useCallErrors(sources, (error) => onError(error)),
    { wrapper: StrictMode, initialProps },
  );
  expect(result.current).toEqual([{ source: 'media', id: null, error: lost }]);
  const first = result.current;

  // Other objects that tell the same are the same list.
  await rerender({ media: { error: lost } });
  expect(result.current).toBe(first);

  await rerender({ media: { error: lost }, room: { error: full } });
  expect(result.current.map(({ source }) => source)).toEqual(['media', 'room']);
  await rerender({ room: { error: full } });
  expect(result.current).toEqual([{ source: 'room', id: null, error: full }]);
  // The same error is back, and was reported before; another one of its code was not.
  await rerender({ media: { error: lost } });
  const again = new RtcError('device-lost', 'unplugged again');
  await rerender({ media: { error: again } });
  expect(onError.mock.calls.map(([{ error }]) => error)).toEqual([lost, full, again]);
});

test('calls what was rendered last', async () => {
  const before = vi.fn<() => void>();
  const after = vi.fn<() => void>();
  interface Props {
    sources: CallErrorSources;
    onError: () => void;
  }
  const { rerender } = await renderHook(({ sources, onError }: Props = { sources: {}, onError: before }) => useCallErrors(sources, onError), {
    initialProps: { sources: {}, onError: before },
  });
  await rerender({ sources: { chat: { error: full } }, onError: after });
  expect([before.mock.calls.length, after.mock.calls.length]).toEqual([0, 1]);
});
