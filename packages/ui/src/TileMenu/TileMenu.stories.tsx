import { useState } from 'react';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import { SyntheticCamera } from '../../../../.storybook/SyntheticCamera';
import { VideoTile } from '../VideoTile/VideoTile';
import { TileMenu, type TileMenuProps } from './TileMenu';

/**
 * What can be done with a tile: pin it, show it full screen or in a window of its own where the browser can, and what
 * the application adds. A `VideoGrid` gives each tile one; elsewhere it is put into the tile.
 */
const meta = {
  title: 'Components/TileMenu',
  component: TileMenu,
  args: { name: 'Ada Lovelace', onPinnedChange: fn(), items: [{ id: 'remove', label: 'Remove', danger: true, onSelect: fn() }] },
  render: (args) => <Tile {...args} />,
} satisfies Meta<typeof TileMenu>;

export default meta;
type Story = StoryObj<typeof meta>;

function Tile({ pinned: first = false, onPinnedChange, ...args }: TileMenuProps) {
  const [pinned, setPinned] = useState(first);
  return (
    <div style={{ maxInlineSize: '32rem', marginInline: 'auto' }}>
      <SyntheticCamera color="#3d6480" label="Ada">
        {(stream) => (
          <VideoTile name={args.name} stream={stream}>
            <TileMenu
              {...args}
              pinned={pinned}
              {...(onPinnedChange && {
                onPinnedChange: (next: boolean) => {
                  setPinned(next);
                  onPinnedChange(next);
                },
              })}
            />
          </VideoTile>
        )}
      </SyntheticCamera>
    </div>
  );
}

const opener = { name: 'Options for Ada Lovelace' };

export const Pinning: Story = {
  play: async ({ canvas, args }) => {
    await userEvent.click(await canvas.findByRole('button', opener));
    await userEvent.click(await canvas.findByRole('menuitem', { name: 'Pin' }));
    await expect(args.onPinnedChange).toHaveBeenCalledWith(true);
    await waitFor(() => expect(canvas.queryByRole('menu')).toBeNull());
    await expect(canvas.getByText('Pinned')).toBeInTheDocument();
    await userEvent.click(canvas.getByRole('button', opener));
    await expect(await canvas.findByRole('menuitem', { name: 'Unpin' })).toBeVisible();
    await userEvent.keyboard('{Escape}');
  },
};

/** The arrow keys go from item to item, Escape closes, and the focus is back where it was. */
export const Keyboard: Story = {
  play: async ({ canvas, args }) => {
    const button = await canvas.findByRole('button', opener);
    button.focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(canvas.getAllByRole('menuitem')[0]).toHaveFocus());
    await userEvent.keyboard('{End}');
    await expect(canvas.getByRole('menuitem', { name: 'Remove' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect(args.items?.[0]?.onSelect).toHaveBeenCalled();
    await waitFor(() => expect(button).toHaveFocus());
  },
};

export const Pinned: Story = { args: { pinned: true } };
export const Korean: Story = { globals: { locale: 'ko' } };
export const Dark: Story = { globals: { theme: 'dark' } };
