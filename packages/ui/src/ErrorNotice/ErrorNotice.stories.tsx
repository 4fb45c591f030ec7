import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent } from 'storybook/test';
import { en } from '../locales/en';
import { ErrorNotice } from './ErrorNotice';

const meta = {
  title: 'Components/ErrorNotice',
  component: ErrorNotice,
  args: {
    error: { code: 'permission-denied', recovery: 'open-site-settings' },
    onRetry: fn(),
    onReload: fn(),
  },
  decorators: [(Story) => <div style={{ maxInlineSize: '40rem', marginInline: 'auto' }}>{Story()}</div>],
} satisfies Meta<typeof ErrorNotice>;

export default meta;
type Story = StoryObj<typeof meta>;

export const TryAgain: Story = {
  play: async ({ canvas, args }) => {
    await expect(canvas.getByRole('alert')).toHaveTextContent(/site settings/);
    await userEvent.click(canvas.getByRole('button', { name: 'Try again' }));
    await expect(args.onRetry).toHaveBeenCalledOnce();
  },
};

export const Reload: Story = {
  args: { error: { code: 'signaling-rejected', recovery: 'reload' } },
  play: async ({ canvas, args }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Reload the page' }));
    await expect(args.onReload).toHaveBeenCalledOnce();
  },
};

export const NothingToDo: Story = {
  args: { error: { code: 'room-full', recovery: 'none' }, onDismiss: fn() },
};

/** A code from a newer version still gets a sentence. */
export const UnknownCode: Story = { args: { error: { code: 'from-the-future', recovery: 'unknown' } } };

export const EveryCode: Story = {
  render: () => (
    <div style={{ display: 'grid', gap: '0.75rem' }}>
      {Object.keys(en.errorNotice.codes).map((code) => (
        <ErrorNotice key={code} error={{ code }} />
      ))}
    </div>
  ),
};

export const EveryCodeInKorean: Story = { ...EveryCode, globals: { locale: 'ko' } };
export const Dark: Story = { globals: { theme: 'dark' } };
