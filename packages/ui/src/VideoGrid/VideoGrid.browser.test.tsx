import { createRef } from 'react';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import '../styles/index.css';
import { VideoTile } from '../VideoTile/VideoTile';
import { VideoGrid } from './VideoGrid';

const grid = (names: string[], box: { width: number; height: number }) => (
  <div style={{ inlineSize: box.width, blockSize: box.height }}>
    <VideoGrid style={{ gap: 0 }}>
      {names.map((name) => (
        <VideoTile key={name} name={name} />
      ))}
    </VideoGrid>
  </div>
);

test('tiles are as large as the box allows, and stay so when it or their number changes', async () => {
  const screen = await render(grid(['Ada'], { width: 320, height: 360 }));
  const width = () => screen.getByRole('listitem', { name: 'Ada' }).element().getBoundingClientRect().width;
  await expect.poll(width).toBe(320);

  await screen.rerender(grid(['Ada', 'Grace'], { width: 320, height: 360 }));
  await expect.poll(width).toBe(320);

  await screen.rerender(grid(['Ada', 'Grace', 'Alan'], { width: 320, height: 360 }));
  await expect.poll(width).toBe(213);

  await screen.rerender(grid(['Ada', 'Grace', 'Alan'], { width: 320, height: 540 }));
  await expect.poll(width).toBe(320);
});

test('is a list with a name, and hands out its element', async () => {
  const ref = createRef<HTMLUListElement>();
  const screen = await render(<VideoGrid ref={ref} className="mine" labels={{ participants: 'Faces' }} />);
  const list = screen.getByRole('list', { name: 'Faces' });
  await expect.element(list).toHaveClass('visavis-video-grid', 'mine');
  expect(ref.current).toBe(list.element());
});
