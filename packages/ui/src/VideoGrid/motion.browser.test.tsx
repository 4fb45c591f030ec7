import { expect, onTestFinished, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { page } from 'vitest/browser';
import '../styles/index.css';
import { VideoTile } from '../VideoTile/VideoTile';
import { VideoGrid } from './VideoGrid';

interface Motion {
  properties: Set<string>;
  durations: Set<number>;
}

/** Takes down what is animated from now on. */
function watchMotion(): Motion {
  const { animate } = Element.prototype;
  const motion: Motion = { properties: new Set(), durations: new Set() };
  const spy = vi.spyOn(Element.prototype, 'animate').mockImplementation(function watch(this: Element, frames, options) {
    for (const frame of frames as Keyframe[]) for (const name of Object.keys(frame)) motion.properties.add(name);
    motion.durations.add((options as KeyframeAnimationOptions).duration as number);
    return animate.call(this, frames, options);
  });
  onTestFinished(() => spy.mockRestore());
  return motion;
}

const grid = (names: readonly string[], duration?: string) => (
  <div style={{ inlineSize: 800, blockSize: 450, '--visavis-duration': duration } as React.CSSProperties}>
    <VideoGrid>
      {names.map((name) => (
        <VideoTile key={name} name={name} />
      ))}
    </VideoGrid>
  </div>
);

const ghosts = () => document.querySelectorAll('.visavis-leaving-tile').length;

test('tiles come, move and go by transform and opacity alone, for as long as the token says', async () => {
  const motion = watchMotion();
  const screen = await render(grid(['Ada', 'Ben'], '160ms'));
  expect(motion.properties.size).toBe(0);
  await screen.rerender(grid(['Ada', 'Ben', 'Cleo'], '160ms'));
  await expect.poll(() => [...motion.properties].toSorted()).toEqual(['opacity', 'transform', 'transformOrigin']);
  expect([...motion.durations]).toEqual([160]);

  await screen.rerender(grid(['Ada', 'Cleo'], '160ms'));
  await expect.poll(() => page.getByRole('listitem').elements().length).toBe(2);
  // What has gone fades out of the list, and then there is nothing left of it.
  await expect.poll(ghosts).toBe(0);
  expect(page.getByRole('list').element().children).toHaveLength(2);
});

test('nothing moves where the token is none, as it is for who wants less motion', async () => {
  const motion = watchMotion();
  const screen = await render(grid(['Ada', 'Ben'], '0s'));
  await screen.rerender(grid(['Ada', 'Cleo', 'Dan'], '0s'));
  await expect.element(page.getByRole('listitem', { name: 'Dan' })).toHaveAttribute('data-place');
  expect(ghosts()).toBe(0);
  expect(motion.durations.size).toBe(0);
});
