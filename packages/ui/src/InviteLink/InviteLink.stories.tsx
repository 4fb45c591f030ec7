import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import { InviteLink } from './InviteLink';

/**
 * Hands out the link to a call: by the clipboard, on a phone by the share sheet, and as a QR code.
 *
 * ```tsx
 * <InviteLink link={location.href} primary />
 * ```
 */
const meta = {
  title: 'Components/InviteLink',
  component: InviteLink,
  args: { link: 'https://example.com/r/tea#o3kP9xV7', onShare: fn() },
  argTypes: { icon: { control: false }, children: { control: false } },
  decorators: [(Story) => <div style={{ minBlockSize: '24rem' }}>{Story()}</div>],
} satisfies Meta<typeof InviteLink>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Plain: Story = {};
export const Primary: Story = { args: { primary: true } };

/** Open: the code, and the link in full. */
export const QrCode: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Show QR code' }));
    const code = canvas.getByRole('img', { name: 'QR code of the link' });
    await waitFor(() => expect(code).toHaveAttribute('data-status', 'ready'));
    await expect(canvas.getByRole('textbox', { name: 'Link' })).toHaveValue('https://example.com/r/tea#o3kP9xV7');
  },
};

/** An icon in the button, and a further way below the code. */
export const Slots: Story = {
  args: { icon: <span aria-hidden>🔗</span>, children: <a href="mailto:?subject=Call">By e-mail</a> },
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Show QR code' }));
    await expect(canvas.getByRole('link', { name: 'By e-mail' })).toBeVisible();
  },
};

export const WithoutQrCode: Story = { args: { qrCode: false } };

export const Korean: Story = {
  globals: { locale: 'ko' },
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'QR 코드 보기' }));
    await waitFor(() => expect(canvas.getByRole('img')).toHaveAttribute('data-status', 'ready'));
  },
};
export const Dark: Story = { ...QrCode, globals: { theme: 'dark' } };
export const RightToLeft: Story = { ...QrCode, globals: { direction: 'rtl' } };
