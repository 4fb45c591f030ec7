import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { SyntheticCamera } from '../../../../.storybook/SyntheticCamera';
import { VideoTile } from '../VideoTile/VideoTile';
import { VideoGrid, type VideoGridProps } from './VideoGrid';

const people = [
  { name: 'Ada Lovelace', color: '#3d6480' },
  { name: '김연아', color: '#6a5480' },
  { name: 'Grace Hopper', color: '#7a5a4d' },
  { name: 'Alan Turing', color: '#4c6b57' },
  { name: '홍길동', color: '#8a6436' },
  { name: 'Katherine Johnson', color: '#7d4b5e' },
  { name: 'Edsger Dijkstra', color: '#4f6b75' },
  { name: 'Barbara Liskov', color: '#5c5f86' },
  { name: 'Tim Berners-Lee', color: '#556b3c' },
];

interface GridStoryArgs extends VideoGridProps {
  /** How many people are in the call. */
  count: number;
}

const meta = {
  title: 'Components/VideoGrid',
  component: VideoGrid,
  args: { count: 4 },
  argTypes: {
    count: { control: { type: 'range', min: 1, max: people.length } },
    children: { control: false },
  },
  render: ({ count, ...args }) => (
    <div style={{ blockSize: 'min(80dvh, 48rem)' }}>
      <VideoGrid {...args}>
        {people.slice(0, count).map(({ name, color }, index) => (
          <SyntheticCamera key={name} color={color} label={name} video={index !== 1}>
            {(stream) => (
              <VideoTile
                stream={stream}
                name={name}
                self={index === 0}
                status={index === 0 ? undefined : 'connected'}
                speaking={index === 2}
                microphone={index === 1 ? 'muted' : 'on'}
              />
            )}
          </SyntheticCamera>
        ))}
      </VideoGrid>
    </div>
  ),
  play: async ({ canvas, canvasElement, args }) => {
    await expect(canvas.getByRole('list', { name: 'Participants' })).toBeVisible();
    const tiles = canvas.getAllByRole('listitem');
    await expect(tiles).toHaveLength(args.count);
    const list = canvas.getByRole('list').getBoundingClientRect();
    for (const tile of tiles)
      await expect(tile.getBoundingClientRect().bottom).toBeLessThanOrEqual(list.bottom + 1);
    await expect(canvasElement.querySelectorAll('li video')).toHaveLength(args.count);
  },
} satisfies Meta<GridStoryArgs>;

export default meta;
type Story = StoryObj<GridStoryArgs>;

export const One: Story = { args: { count: 1 } };
export const Two: Story = { args: { count: 2 } };
export const Three: Story = { args: { count: 3 } };
export const Five: Story = { args: { count: 5 } };
export const Nine: Story = { args: { count: 9 } };
export const Dark: Story = { args: { count: 4 }, globals: { theme: 'dark' } };
