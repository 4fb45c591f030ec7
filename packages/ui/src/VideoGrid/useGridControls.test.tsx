// @vitest-environment jsdom
import { act, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { createLazyPart, type LoadError } from '../lazyPart';
import { useGridControls, type GridControls } from './useGridControls';

const load = () => import('./gridControls');
const lost = new TypeError('Failed to fetch dynamically imported module');

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
});

/** A grid that only says whether its controls are there. */
async function renderProbe(fetchControls: () => Promise<GridControls>) {
  const part = createLazyPart(fetchControls);
  const onError = vi.fn<(error: LoadError) => void>();
  function Probe() {
    return <p>{useGridControls(onError, part) ? 'there' : 'missing'}</p>;
  }
  const element = (
    <StrictMode>
      <Probe />
    </StrictMode>
  );
  const container = document.createElement('div');
  const root = createRoot(container);
  await act(async () => root.render(element));
  onTestFinished(() => act(async () => root.unmount()));
  return {
    onError,
    text: () => container.textContent,
    onServer: () => renderToString(element),
    unmount: () => act(async () => root.unmount()),
  };
}

test('fetches the controls as the grid appears, and once', async () => {
  const fetchControls = vi.fn(load);
  const { text, onError, onServer } = await renderProbe(fetchControls);
  await act(() => vi.waitFor(() => expect(text()).toBe('there')));
  expect(fetchControls).toHaveBeenCalledOnce();
  expect(onError).not.toHaveBeenCalled();
  // A server's page is the one that is hydrated, whatever is loaded by then.
  expect(onServer()).toContain('missing');
});

test.each(['online', 'focus', 'pointerdown', 'keydown'])('what could not be had is told once, and tried again at %s', async (sign) => {
  const fetchControls = vi.fn(load).mockRejectedValue(lost);
  const { text, onError } = await renderProbe(fetchControls);
  await vi.waitFor(() => expect(onError).toHaveBeenCalledOnce());
  expect(onError).toHaveBeenCalledWith({ code: 'chunk-unavailable', recovery: 'reload', cause: lost });

  await act(async () => dispatchEvent(new Event(sign)));
  expect(onError).toHaveBeenCalledOnce();
  expect(text()).toBe('missing');

  fetchControls.mockImplementation(load);
  await act(async () => dispatchEvent(new Event(sign)));
  await act(() => vi.waitFor(() => expect(text()).toBe('there')));

  const calls = fetchControls.mock.calls.length;
  dispatchEvent(new Event(sign));
  expect(fetchControls).toHaveBeenCalledTimes(calls);
});

test('a grid that is gone neither tells nor tries again', async () => {
  let fail = (_error: Error) => undefined as void;
  const fetchControls = vi.fn(() => new Promise<GridControls>((_resolve, reject) => (fail = reject)));
  const { onError, unmount } = await renderProbe(fetchControls);
  await unmount();
  await act(async () => fail(lost));
  dispatchEvent(new Event('online'));
  expect(fetchControls).toHaveBeenCalledOnce();
  expect(onError).not.toHaveBeenCalled();
});
