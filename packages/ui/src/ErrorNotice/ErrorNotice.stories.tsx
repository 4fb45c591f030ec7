import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent } from 'storybook/test';
import { RtcError, type RtcErrorCode } from '@visavis/hooks/core';
import { en } from '../locales/en';
import { ko } from '../locales/ko';
import { ErrorNotice } from './ErrorNotice';

/** Every failure, as the hooks report it. */
const every = Object.keys(en.errorNotice.codes) as RtcErrorCode[];

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

/** Every failure in its words, with its one next step. */
export const EveryCode: Story = {
  render: (args) => (
    <div style={{ display: 'grid', gap: '0.75rem' }}>
      {every.map((code) => (
        <ErrorNotice key={code} {...args} error={new RtcError(code, code)} />
      ))}
    </div>
  ),
  play: async ({ canvas }) => {
    const notices = canvas.getAllByRole('alert');
    await expect(notices).toHaveLength(every.length);
    for (const notice of notices) {
      await expect(notice).not.toHaveTextContent(en.errorNotice.other);
      await expect(notice).not.toHaveTextContent(ko.errorNotice.other);
    }
  },
};

export const EveryCodeInKorean: Story = { ...EveryCode, globals: { locale: 'ko' } };
export const Dark: Story = { globals: { theme: 'dark' } };
