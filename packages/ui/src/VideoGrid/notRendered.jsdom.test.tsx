// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it, onTestFinished, vi } from 'vitest';
import { VideoTile } from '../VideoTile/VideoTile';
import { VideoGrid } from './VideoGrid';

it('breaks nothing in a page that is not rendered, for which a browser may have no styles', async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  // What Firefox answers there, against its type.
  const styles = vi.spyOn(window, 'getComputedStyle').mockReturnValue(JSON.parse('null'));
  onTestFinished(() => styles.mockRestore());
  const root = createRoot(document.body.appendChild(document.createElement('div')));
  const call = (names: readonly string[]) => (
    <VideoGrid>
      {names.map((name) => (
        <VideoTile key={name} name={name} stream={null} />
      ))}
    </VideoGrid>
  );
  await act(async () => root.render(call(['Ada'])));
  await act(async () => root.render(call(['Ada', 'Ben'])));
  expect(document.querySelectorAll('li')).toHaveLength(2);
  expect(styles).toHaveBeenCalled();
  await act(async () => root.unmount());
});
