import type { Meta, StoryObj } from '@storybook/react-vite';
import { SyntheticCamera } from '../../../../.storybook/SyntheticCamera';
import { VideoTile } from '../VideoTile/VideoTile';
import { RaisedHand } from './RaisedHand';

/** The sign that a participant has raised a hand. */
const meta = {
  title: 'Components/RaisedHand',
  component: RaisedHand,
  argTypes: { icon: { control: false } },
} satisfies Meta<typeof RaisedHand>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Raised: Story = {};

/** The second of several. */
export const Position: Story = { args: { position: 2 } };

/** In the corner of a tile. */
export const OnATile: Story = {
  render: (args) => (
    <SyntheticCamera color="#3d6480" label="Ada">
      {(stream) => (
        <VideoTile stream={stream} name="Ada" style={{ inlineSize: '20rem' }}>
          <RaisedHand {...args} style={{ position: 'absolute', insetBlockStart: '0.5rem', insetInlineStart: '0.5rem' }} />
        </VideoTile>
      )}
    </SyntheticCamera>
  ),
};

export const Korean: Story = { args: { position: 1 }, globals: { locale: 'ko' } };
export const Dark: Story = { globals: { theme: 'dark' } };
