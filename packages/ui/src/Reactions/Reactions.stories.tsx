import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, userEvent } from 'storybook/test';
import { SyntheticCamera } from '../../../../.storybook/SyntheticCamera';
import { VideoTile } from '../VideoTile/VideoTile';
import { reactionIcons, type Reaction } from './reactionIcons';
import { ReactionPicker } from './ReactionPicker';
import { Reactions, type ShownReaction } from './Reactions';

/**
 * Reactions that rise over a tile. Put it among the tile's children, and take each reaction out when it has faded.
 *
 * ```tsx
 * <VideoTile stream={stream} name="Ada">
 *   <Reactions reactions={[{ id: 1, icon: reactionIcons.clap }]} />
 * </VideoTile>
 * ```
 */
const meta = {
  title: 'Components/Reactions',
  component: Reactions,
  subcomponents: { ReactionPicker },
  args: {
    reactions: [
      { id: 1, icon: reactionIcons.clap },
      { id: 2, icon: reactionIcons.party },
    ],
  },
  argTypes: { reactions: { control: false } },
  render: (args) => <Tile {...args} />,
} satisfies Meta<typeof Reactions>;

export default meta;
type Story = StoryObj<typeof meta>;

function Tile({ reactions }: { reactions: readonly ShownReaction[] }) {
  return (
    <SyntheticCamera color="#3d6480" label="Ada">
      {(stream) => (
        <VideoTile stream={stream} name="Ada" style={{ inlineSize: '20rem' }}>
          <Reactions reactions={reactions} />
        </VideoTile>
      )}
    </SyntheticCamera>
  );
}

export const Rising: Story = {};

/** With the buttons: each press adds one to the tile. */
export const Picker: Story = {
  render: () => <Reacting />,
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Applause' }));
    await expect(await canvas.findAllByText('👏')).toHaveLength(2);
  },
};

function Reacting() {
  const [shown, setShown] = useState<readonly ShownReaction[]>([]);
  const react = (name: string) =>
    setShown((before) => [...before, { id: before.length, icon: reactionIcons[name as Reaction] }]);
  return (
    <div className="story-stack">
      <Tile reactions={shown} />
      <ReactionPicker onReact={react} style={{ maxInlineSize: '20rem' }} />
    </div>
  );
}

export const Korean: Story = { render: () => <Reacting />, globals: { locale: 'ko' } };
export const Dark: Story = { render: () => <Reacting />, globals: { theme: 'dark' } };
