import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { ConnectionBadge } from './ConnectionBadge';

const meta = {
  title: 'Components/ConnectionBadge',
  component: ConnectionBadge,
  args: { status: 'connected' },
} satisfies Meta<typeof ConnectionBadge>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Connected: Story = {};
export const Good: Story = { args: { quality: 'good' } };
export const Fair: Story = { args: { quality: 'fair' } };
export const Poor: Story = { args: { quality: 'poor' } };
export const Connecting: Story = { args: { status: 'connecting' } };

/** A quality from before the break says nothing about now. */
export const Reconnecting: Story = {
  args: { status: 'reconnecting', quality: 'good' },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Reconnecting…')).toBeVisible();
  },
};

export const Failed: Story = { args: { status: 'failed' } };
export const Closed: Story = { args: { status: 'closed' } };
export const Dark: Story = { args: { quality: 'fair' }, globals: { theme: 'dark' } };
