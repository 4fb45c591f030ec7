import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { QrCode } from './QrCode';

/** A text, such as a link, as a code for a camera. What draws it is loaded when the first one is shown. */
const meta = {
  title: 'Components/QrCode',
  component: QrCode,
  args: { text: 'https://example.com/r/tea#o3kP9xV7' },
} satisfies Meta<typeof QrCode>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Ready: Story = {
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByRole('img', { name: 'QR code' })).toHaveAttribute('data-status', 'ready'));
  },
};

/** Too long for a code. */
export const Failed: Story = {
  args: { text: 'x'.repeat(4000) },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('The QR code could not be made.')).toBeVisible();
  },
};

export const Korean: Story = { globals: { locale: 'ko' } };
export const Dark: Story = { globals: { theme: 'dark' } };
