import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { SpeakingWhileMutedHint } from './SpeakingWhileMutedHint';

/**
 * Tells a user who speaks into a muted microphone. It is placed at the bottom of the next element around it that has a
 * position.
 *
 * ```tsx
 * <SpeakingWhileMutedHint speaking={useSpeakingWhileMuted(media.stream)} />
 * ```
 */
const meta = {
  title: 'Components/SpeakingWhileMutedHint',
  component: SpeakingWhileMutedHint,
  args: { speaking: true },
  argTypes: { children: { control: 'text' } },
  decorators: [(Story) => <div style={{ position: 'relative', blockSize: '8rem' }}>{Story()}</div>],
} satisfies Meta<typeof SpeakingWhileMutedHint>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Speaking: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('status')).toHaveTextContent('You are muted');
  },
};

export const Silent: Story = {
  args: { speaking: false },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('status')).toBeEmptyDOMElement();
  },
};

export const OwnWords: Story = { args: { children: 'Press M to speak.' } };
export const Korean: Story = { globals: { locale: 'ko' } };
export const Dark: Story = { globals: { theme: 'dark' } };
