import { StrictMode } from 'react';
import { afterEach, describe, expect, test } from 'vitest';
import { renderHook } from 'vitest-browser-react';
import { createSyntheticStream, type SyntheticStream } from '../testing/syntheticStream';
import { useSpeaking, type UseSpeakingOptions } from './useSpeaking';

let tone: SyntheticStream | null = null;
afterEach(() => tone?.stop());

async function listen(options?: UseSpeakingOptions) {
  const source = (tone = createSyntheticStream({ video: false, toneHz: 440 }));
  source.setVolume(0);
  let renders = 0;
  const hook = await renderHook(
    () => {
      renders += 1;
      return useSpeaking(source.stream, { ...options });
    },
    { wrapper: StrictMode },
  );
  return { ...hook, source, renders: () => renders };
}

describe('useSpeaking', () => {
  test('begins with a voice, and ends after a pause', async () => {
    const { result, source, unmount } = await listen({ holdMs: 300 });
    expect(result.current).toBe(false);
    source.setVolume(0.5);
    await expect.poll(() => result.current).toBe(true);
    source.setVolume(0);
    await expect.poll(() => result.current).toBe(false);
    await unmount();
  });

  test('a voice that sinks a little is still one; so low a voice does not begin', async () => {
    // 0.85 is a sine at half of full scale; a quarter of it is 6 dB, so 0.1, lower.
    const { result, source, unmount } = await listen({ thresholdLevel: 0.8, holdMs: 0 });
    source.setVolume(0.3);
    await expect.poll(() => result.current).toBe(false);
    source.setVolume(0.6);
    await expect.poll(() => result.current).toBe(true);
    source.setVolume(0.3);
    await expect.poll(() => result.current).toBe(true);
    source.setVolume(0.05);
    await expect.poll(() => result.current).toBe(false);
    await unmount();
  });

  test('renders on a change only', async () => {
    const { result, source, renders, unmount } = await listen({ holdMs: 0 });
    const before = renders();
    source.setVolume(0.5);
    await expect.poll(() => result.current).toBe(true);
    source.setVolume(0.2);
    source.setVolume(0.6);
    source.setVolume(0);
    await expect.poll(() => result.current).toBe(false);
    // Two changes, each rendered twice by StrictMode.
    expect(renders() - before).toBeLessThanOrEqual(4);
    await unmount();
  });

  test('nobody speaks in nothing', async () => {
    const { result, unmount } = await renderHook(() => useSpeaking(null), { wrapper: StrictMode });
    expect(result.current).toBe(false);
    await unmount();
  });
});
