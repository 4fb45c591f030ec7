import { Profiler } from 'react';
import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { AudioMeter, type LevelSource } from './AudioMeter';

function source() {
  const listeners = new Set<(level: number) => void>();
  const level: LevelSource = {
    getLevel: () => 0.25,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return { level, listeners, say: (loudness: number) => listeners.forEach((listener) => listener(loudness)) };
}

test('shows the level without a render, and lets go of its source', async () => {
  const { level, listeners, say } = source();
  const rendered = vi.fn<() => void>();
  const meter = (source: LevelSource | null) => (
    <Profiler id="meter" onRender={rendered}>
      <AudioMeter level={source} />
    </Profiler>
  );
  const screen = await render(meter(level));
  const element = screen.getByRole('meter', { name: 'Microphone level' }).element() as HTMLMeterElement;
  expect(element.value).toBe(0.25);
  const renders = rendered.mock.calls.length;
  say(0.75);
  expect(element.value).toBe(0.75);
  expect(rendered).toHaveBeenCalledTimes(renders);

  await screen.rerender(meter(null));
  expect(element.value).toBe(0);
  expect(listeners.size).toBe(0);
});
