import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { VoiceChain } from './VoiceChain';

const meta = { title: 'Examples/Voice', tags: ['!dev', '!autodocs'] } satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

export const TheChain: Story = {
  tags: ['needs-connection'],
  render: () => <VoiceChain />,
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/opus, [1-9][\d.]* kbit\/s/)).toBeVisible();
    await waitFor(() => expect(canvas.getByRole<HTMLMeterElement>('meter').value).toBeGreaterThan(0));
    await expect(canvas.getByRole('slider', { name: /^Volume/ })).toHaveAttribute('aria-valuetext', '100 %');
    await expect(canvas.getAllByRole('listitem')).toHaveLength(8);
  },
};
