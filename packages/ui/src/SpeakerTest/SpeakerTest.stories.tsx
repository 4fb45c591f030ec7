import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor } from 'storybook/test';
import { SpeakerTest } from './SpeakerTest';

const meta = {
  title: 'Components/SpeakerTest',
  component: SpeakerTest,
  decorators: [(Story) => <div style={{ maxInlineSize: '28rem', marginInline: 'auto' }}>{Story()}</div>],
} satisfies Meta<typeof SpeakerTest>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Idle: Story = {};

/** Two notes, and a level that shows that they sound. */
export const Playing: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Play a test sound' }));
    await expect(await canvas.findByText('You should hear two notes now.')).toBeVisible();
    const meter = canvas.getByRole<HTMLMeterElement>('meter', { name: 'Speaker level' });
    await waitFor(() => expect(meter.value).toBeGreaterThan(0.1));
    await canvas.findByText(/Heard nothing\?/);
  },
};

/** A speaker that was unplugged since it was chosen. */
export const Gone: Story = {
  args: { speakerId: 'nowhere' },
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Play a test sound' }));
    // Where no page may choose a speaker, as in Safari, the system's plays.
    const words = 'setSinkId' in HTMLMediaElement.prototype ? /could not be played/ : 'You should hear two notes now.';
    await expect(await canvas.findByText(words)).toBeVisible();
  },
};

export const Korean: Story = { globals: { locale: 'ko' } };
export const Dark: Story = { globals: { theme: 'dark' } };
