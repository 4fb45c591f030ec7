import { StrictMode, useEffect } from 'react';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { render as renderComponent, renderHook } from 'vitest-browser-react';
import { createGate } from '../testing/gate';
import { interceptCapture, type CaptureHandler, type CaptureInterception } from '../testing/interceptCapture';
import { useUserMedia, type UseUserMediaOptions, type UseUserMediaResult } from './useUserMedia';

let browser: CaptureInterception;
beforeEach(() => {
  browser = interceptCapture('getUserMedia');
});
afterEach(() => browser.restore());

function intercept(handle: CaptureHandler): void {
  browser.restore();
  browser = interceptCapture('getUserMedia', handle);
}

/** Prompts that stay open until the gate is opened. */
function holdPrompts() {
  const gate = createGate();
  intercept(async (constraints, capture) => {
    await gate.opened;
    return capture(constraints);
  });
  return gate;
}

const render = (options?: UseUserMediaOptions) =>
  renderHook((props?: UseUserMediaOptions) => useUserMedia(props), {
    wrapper: StrictMode,
    ...(options && { initialProps: options }),
  });

function Media({ report }: { report: (media: UseUserMediaResult) => void }) {
  const media = useUserMedia({ autoStart: true });
  useEffect(() => {
    report(media);
  }, [media, report]);
  return null;
}

describe('useUserMedia', () => {
  test('does nothing before start, then captures both with one question', async () => {
    const { result, unmount } = await render();
    expect(result.current).toMatchObject({ status: 'idle', stream: null, error: null });
    expect(browser.calls).toHaveLength(0);

    const started = result.current.start();
    await expect.poll(() => result.current.status).toBe('requesting');
    expect(result.current.camera.status).toBe('starting');
    await started;
    await expect.poll(() => result.current.status).toBe('live');
    expect(browser.calls).toEqual([{ audio: {}, video: {} }]);
    expect(result.current.camera.status).toBe('on');
    expect(result.current.microphone.status).toBe('on');
    expect(result.current.stream?.getTracks().toSorted((a, b) => (a.kind < b.kind ? -1 : 1))).toEqual([
      result.current.microphone.track,
      result.current.camera.track,
    ]);

    await unmount();
    expect(browser.liveTracks()).toBe(0);
  });

  test('autoStart prompts once, whatever StrictMode mounts twice', async () => {
    const { result, unmount } = await render({ autoStart: true });
    await expect.poll(() => result.current.status).toBe('live');
    expect(browser.calls).toHaveLength(1);
    await unmount();
    expect(browser.liveTracks()).toBe(0);
  });

  test('stop releases everything at once and start works again, with a new stream', async () => {
    const { result, unmount } = await render();
    await result.current.start();
    await expect.poll(() => result.current.status).toBe('live');
    const { stream } = result.current;
    const tracks = stream?.getTracks() ?? [];
    result.current.stop();
    expect(tracks.map(({ readyState }) => readyState)).toEqual(['ended', 'ended']);
    expect(stream?.getTracks()).toEqual([]);
    await expect.poll(() => result.current).toMatchObject({ status: 'idle', stream: null });

    await result.current.start();
    await expect.poll(() => result.current.status).toBe('live');
    expect(result.current.stream).not.toBe(stream);
    await unmount();
    expect(browser.liveTracks()).toBe(0);
  });

  test('a stop while the prompt is open: what is granted later is stopped at once', async () => {
    const gate = holdPrompts();
    const { result } = await render();
    const started = result.current.start();
    await expect.poll(() => browser.calls.length).toBe(1);
    result.current.stop();
    await expect.poll(() => result.current.status).toBe('idle');
    gate.open();
    await started;
    await expect.poll(() => browser.tracks.length).toBe(2);
    expect(browser.liveTracks()).toBe(0);
    expect(result.current).toMatchObject({ status: 'idle', stream: null });
  });

  test('an unmount while the prompt is open: the same', async () => {
    const gate = holdPrompts();
    const { unmount } = await render({ autoStart: true });
    await expect.poll(() => browser.calls.length).toBe(1);
    await unmount();
    gate.open();
    await expect.poll(() => browser.tracks.length).toBe(2);
    expect(browser.liveTracks()).toBe(0);
  });

  test('start, stop, start in a row is one prompt and a live stream', async () => {
    const gate = holdPrompts();
    const { result, unmount } = await render();
    const first = result.current.start();
    await expect.poll(() => browser.calls.length).toBe(1);
    result.current.stop();
    const second = result.current.start();
    const third = result.current.start();
    gate.open();
    await Promise.all([first, second, third]);
    await expect.poll(() => result.current.status).toBe('live');
    expect(browser.calls).toHaveLength(1);
    expect(browser.liveTracks()).toBe(2);
    await unmount();
    expect(browser.liveTracks()).toBe(0);
  });

  test('ten components share one prompt and its tracks', async () => {
    const media: UseUserMediaResult[] = [];
    const all = Array.from({ length: 10 }, (_, index) => (
      <Media key={index} report={(next) => (media[index] = next)} />
    ));
    const page = await renderComponent(all, { wrapper: StrictMode });
    await expect
      .poll(() => media.map(({ status }) => status))
      .toEqual(Array.from({ length: 10 }, () => 'live'));
    expect(browser.calls).toHaveLength(1);
    expect(new Set(media.map(({ camera }) => camera.track)).size).toBe(1);
    expect(new Set(media.map(({ stream }) => stream)).size).toBe(10);

    await page.rerender(all.slice(9));
    expect(browser.liveTracks()).toBe(2);
    await page.unmount();
    expect(browser.liveTracks()).toBe(0);
  });

  test('a call takes over what its lobby captured, without a second prompt or a gap', async () => {
    let media: UseUserMediaResult | null = null as UseUserMediaResult | null;
    const report = (next: UseUserMediaResult) => {
      media = next;
    };
    const page = await renderComponent(<Media key="lobby" report={report} />, { wrapper: StrictMode });
    await expect.poll(() => media?.status).toBe('live');
    const track = media?.camera.track;
    await page.rerender(<Media key="call" report={report} />);
    await expect.poll(() => media?.status).toBe('live');
    expect(media?.camera.track).toBe(track);
    expect(track?.readyState).toBe('live');
    expect(browser.calls).toHaveLength(1);
    await page.unmount();
    expect(browser.liveTracks()).toBe(0);
  });

  test('a hundred components that come and go leave nothing behind', async () => {
    for (let round = 0; round < 100; round += 1) {
      const { unmount } = await render({ autoStart: true });
      await unmount();
    }
    const { result, unmount } = await render({ autoStart: true });
    await expect.poll(() => result.current.status).toBe('live');
    await unmount();
    await expect.poll(() => browser.liveTracks()).toBe(0);
  });

  test('inline options restart nothing, actions stay the same, new options wait for a start', async () => {
    const { result, rerender, unmount } = await render({ video: { frameRate: 15 }, audio: false });
    await result.current.start();
    await expect.poll(() => result.current.status).toBe('live');
    const { start, stop, stream, camera } = result.current;
    await rerender({ video: { frameRate: 15 }, audio: false });
    await rerender({ video: { frameRate: 10 }, audio: true });
    expect(result.current.start).toBe(start);
    expect(result.current.stop).toBe(stop);
    expect(result.current.camera).toBe(camera);
    expect(result.current.stream).toBe(stream);
    expect(browser.calls).toHaveLength(1);

    stop();
    await start();
    expect(browser.calls.at(-1)).toEqual({ audio: {}, video: { frameRate: 10 } });
    await unmount();
  });
});
