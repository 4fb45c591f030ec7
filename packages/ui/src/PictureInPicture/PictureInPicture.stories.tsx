import { useState } from 'react';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { SyntheticCamera } from '../../../../.storybook/SyntheticCamera';
import { VideoTile } from '../VideoTile/VideoTile';
import { canFloat } from './openWindow';
import { PictureInPicture, type PictureInPictureProps } from './PictureInPicture';

const meta = {
  title: 'Components/PictureInPicture',
  component: PictureInPicture,
  args: { open: false, onClose: () => undefined },
  argTypes: { children: { control: false }, open: { control: false } },
  render: (args) => <Floating {...args} />,
} satisfies Meta<typeof PictureInPicture>;

export default meta;
type Story = StoryObj<typeof meta>;

function Floating(args: PictureInPictureProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="visavis-button" onClick={() => setOpen(!open)}>
        {open ? 'Bring it back' : 'Float above other windows'}
      </button>
      {!canFloat() && <p>This browser has no such windows.</p>}
      <PictureInPicture {...args} open={open} onClose={() => setOpen(false)}>
        <SyntheticCamera color="#3d6480" label="Ada">
          {(stream) => <VideoTile name="Ada Lovelace" stream={stream} style={{ blockSize: '100%' }} />}
        </SyntheticCamera>
      </PictureInPicture>
    </>
  );
}

/** Open this story in a tab of its own: a page in a frame may open no such window. */
export const Floats: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('button', { name: 'Float above other windows' })).toBeVisible();
  },
};

export const Dark: Story = { ...Floats, globals: { theme: 'dark' } };
