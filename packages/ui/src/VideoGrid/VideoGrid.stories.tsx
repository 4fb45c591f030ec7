import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, screen, userEvent, waitFor, within } from 'storybook/test';
import { SyntheticCamera } from '../../../../.storybook/SyntheticCamera';
import { VideoTile, type VideoTileProps } from '../VideoTile/VideoTile';
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
  { name: 'Radia Perlman', color: '#80603d' },
  { name: 'Vint Cerf', color: '#3d7a80' },
  { name: '이순신', color: '#80433d' },
  { name: 'Hedy Lamarr', color: '#6d3d80' },
  { name: 'Donald Knuth', color: '#3d4f80' },
  { name: 'Margaret Hamilton', color: '#3d8057' },
  { name: 'Claude Shannon', color: '#70803d' },
];

interface GridStoryArgs extends VideoGridProps {
  /** How many people are in the call. */
  count: number;
  /** Whether the third of them shares a screen. */
  sharing?: boolean;
  /** Of the second. */
  second?: Partial<VideoTileProps>;
}

const meta = {
  title: 'Components/VideoGrid',
  component: VideoGrid,
  args: { count: 4 },
  argTypes: {
    count: { control: { type: 'range', min: 1, max: 40 } },
    layout: { control: 'inline-radio', options: ['auto', 'grid', 'spotlight'] },
    children: { control: false },
  },
  render: ({ count, sharing = false, second, ...args }) => (
    <div style={{ blockSize: 'calc(100dvh - clamp(2rem, 8vw, 4rem))' }}>
      <VideoGrid {...args}>
        {Array.from({ length: count }, (_, index) => {
          const { name, color } = people[index % people.length]!;
          return (
            // Past a dozen, cameras would only show how busy the machine is.
            <SyntheticCamera key={index} color={color} label={name} video={(index !== 1 || count === 2) && index < 12}>
              {(stream) => (
                <VideoTile
                  stream={stream}
                  name={name}
                  self={index === 0}
                  status={index === 0 ? undefined : 'connected'}
                  speaking={index === 2}
                  microphone={index === 1 && count > 2 ? 'muted' : 'on'}
                  {...(index === 1 && second)}
                />
              )}
            </SyntheticCamera>
          );
        })}
        {sharing && (
          <SyntheticCamera color="#565a75" label="Slides" width={1280} height={800}>
            {(stream) => <VideoTile source="screen" stream={stream} name="Grace Hopper" status="connected" />}
          </SyntheticCamera>
        )}
      </VideoGrid>
    </div>
  ),
  play: async ({ canvas, canvasElement, args }) => {
    await expect(canvas.getByRole('list', { name: 'Participants' })).toBeVisible();
    const tiles = canvas.getAllByRole('listitem');
    await expect(tiles).toHaveLength(args.count);
    const list = canvas.getByRole('list').getBoundingClientRect();
    for (const tile of tiles) {
      await waitFor(() => expect(tile.getBoundingClientRect().bottom).toBeLessThanOrEqual(list.bottom + 1));
    }
    await expect(canvasElement.querySelectorAll('li video')).toHaveLength(args.count);
  },
} satisfies Meta<GridStoryArgs>;

export default meta;
type Story = StoryObj<GridStoryArgs>;

export const One: Story = { args: { count: 1 } };

/** Two people are face to face: drag yourself to another corner, or use the buttons that appear there. */
export const Two: Story = {
  args: { count: 2 },
  play: async ({ canvas }) => {
    const self = await canvas.findByRole('listitem', { name: 'Ada Lovelace' });
    await waitFor(() => expect(self).toHaveAttribute('data-place', 'corner'));
    await expect(canvas.getByRole('listitem', { name: '김연아' })).toHaveAttribute('data-place', 'large');
    // Where nothing can hover, a touch shows the buttons.
    await userEvent.click(await canvas.findByRole('group', { name: 'Your video' }));
    const swap = canvas.getByRole('button', { name: 'Swap the two videos' });
    await userEvent.click(swap);
    await waitFor(() => expect(self).toHaveAttribute('data-place', 'large'));
    await userEvent.click(swap);
    await waitFor(() => expect(self).toHaveAttribute('data-place', 'corner'));
  },
};

/** Upright, as on a phone: so is the corner. */
export const TwoOnAPhone: Story = {
  args: { count: 2 },
  decorators: [(Story) => <div style={{ inlineSize: '24.375rem', marginInline: 'auto' }}>{Story()}</div>],
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('group', { name: 'Your video' }));
    await userEvent.click(canvas.getByRole('button', { name: 'Minimise your video' }));
    await waitFor(() => expect(canvas.getByRole('button', { name: 'Show your video' })).toHaveFocus());
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(canvas.getByRole('button', { name: 'Minimise your video' })).toHaveFocus());
  },
};

export const TwoRightToLeft: Story = {
  args: { count: 2 },
  globals: { direction: 'rtl' },
  play: async ({ canvas }) => {
    const self = await canvas.findByRole('listitem', { name: 'Ada Lovelace' });
    const list = canvas.getByRole('list').getBoundingClientRect();
    await waitFor(() => expect(self.getBoundingClientRect().right).toBeLessThan(list.left + list.width / 2));
  },
};

/** Two tiles of the same size, where nobody is to be small. */
export const TwoAlike: Story = { args: { count: 2, selfView: 'tile' } };
export const Three: Story = { args: { count: 3 } };
export const Five: Story = { args: { count: 5 } };
export const Nine: Story = { args: { count: 9 } };
export const Sixteen: Story = { args: { count: 16 } };

/** The participant who speaks is large, and stays so until another one speaks. */
export const Spotlight: Story = {
  args: { count: 5, layout: 'spotlight' },
  play: async ({ canvas }) => {
    const tile = await canvas.findByRole('listitem', { name: 'Grace Hopper' });
    await waitFor(() => expect(tile).toHaveAttribute('data-place', 'large'));
  },
};

/** A screen takes the room, the faces a strip beside it, or below it where that leaves more. */
export const ScreenShare: Story = {
  args: { count: 5, sharing: true },
  play: async ({ canvas }) => {
    const tile = await canvas.findByRole('listitem', { name: 'Grace Hopper’s screen' });
    await waitFor(() => expect(tile).toHaveAttribute('data-place', 'large'));
  },
};

/** A tile is pinned in its menu; the application may add actions of its own to it. */
export const Menu: Story = {
  args: {
    count: 3,
    second: {
      menuItems: [
        { id: 'mute', label: 'Ask to mute', onSelect: fn() },
        { id: 'remove', label: 'Remove', onSelect: fn(), danger: true },
      ],
    },
  },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Options for 김연아' }));
    const menu = within(await screen.findByRole('menu', { name: 'Options for 김연아' }));
    await waitFor(() => expect(menu.getByRole('menuitem', { name: 'Pin' })).toHaveFocus());
    await expect(menu.getByRole('menuitem', { name: 'Remove' })).toBeVisible();
  },
};

export const Pinned: Story = {
  args: { count: 4, second: { pinned: true, onPinnedChange: fn() } },
  play: async ({ canvas }) => {
    const tile = canvas.getByRole('listitem', { name: '김연아' });
    await waitFor(() => expect(tile).toHaveAttribute('data-place', 'large'));
    await expect(await within(tile).findByText('Pinned')).toBeInTheDocument();
  },
};

/** Where tiles would get too small there are pages. Participants on another one are still heard. */
export const Pages: Story = {
  args: { count: 40, minTileWidth: 260 },
  play: async ({ canvas }) => {
    const pages = await canvas.findByRole('navigation', { name: 'Pages of participants' });
    const first = pages.textContent;
    await userEvent.click(canvas.getByRole('button', { name: 'Next page' }));
    await expect(pages).not.toHaveTextContent(first);
    await expect(canvas.getAllByRole('listitem')).toHaveLength(40);
  },
};

export const Dark: Story = { args: { count: 4 }, globals: { theme: 'dark' } };
export const Korean: Story = {
  args: { count: 40, minTileWidth: 260 },
  globals: { locale: 'ko' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('navigation', { name: '참가자 페이지' })).toBeVisible();
  },
};

export const RightToLeft: Story = {
  args: { count: 3, sharing: true },
  globals: { direction: 'rtl' },
  play: async ({ canvas }) => {
    const screenTile = await canvas.findByRole('listitem', { name: 'Grace Hopper’s screen' });
    await waitFor(() => expect(screenTile).toHaveAttribute('data-place', 'large'));
  },
};
