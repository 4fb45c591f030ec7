import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent } from 'storybook/test';
import { RecordingIndicator } from './RecordingIndicator';

/**
 * Who records. What `useRecorder` returns fits:
 *
 * ```tsx
 * <RecordingIndicator
 *   status={recorder.status}
 *   durationSeconds={recorder.durationSeconds}
 *   onStop={recorder.stop}
 *   onSave={recorder.file ? () => recorder.download() : undefined}
 *   onDiscard={recorder.discard}
 * />
 * ```
 */
const meta = {
  title: 'Components/RecordingIndicator',
  component: RecordingIndicator,
  args: { status: 'recording', durationSeconds: 754, onStop: fn(), onDiscard: fn() },
  argTypes: { icon: { control: false } },
} satisfies Meta<typeof RecordingIndicator>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Recording: Story = {
  play: async ({ canvas, args }) => {
    await expect(canvas.getByText('12:34')).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'Stop' }));
    await expect(args.onStop).toHaveBeenCalledOnce();
  },
};

export const Paused: Story = { args: { status: 'paused' } };

/** Over: the file is saved or thrown away. */
export const Over: Story = {
  args: { status: 'done', onSave: fn() },
  play: async ({ canvas, args }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Save' }));
    await expect(args.onSave).toHaveBeenCalledOnce();
  },
};

export const Others: Story = { args: { status: 'idle', names: ['Ada', 'Grace Hopper'] } };

/** The user and another one, with a sign of your own. */
export const OwnIcon: Story = { args: { names: ['Ada'], icon: <span aria-hidden>⏺</span> } };

export const Korean: Story = { args: { names: ['Ada', '지우'] }, globals: { locale: 'ko' } };
export const RightToLeft: Story = { args: { names: ['Ada'] }, globals: { direction: 'rtl' } };
export const Dark: Story = { args: { names: ['Ada'] }, globals: { theme: 'dark' } };
