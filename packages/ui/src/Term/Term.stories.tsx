import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor } from 'storybook/test';
import { glossary } from './glossary/en';
import { glossary as korean } from './glossary/ko';
import { Term } from './Term';
import { Terms } from './Terms';

/** A technical term that explains itself where it stands; the details of a call are full of them. */
const meta = {
  title: 'Components/Term',
  component: Term,
  args: { entry: glossary.srflx },
  render: (args) => (
    <p style={{ minBlockSize: '9rem' }}>
      The other side is reached at its <Term {...args} /> address.
    </p>
  ),
} satisfies Meta<typeof Term>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Closed: Story = {};

export const Open: Story = {
  play: async ({ canvas }) => {
    const button = canvas.getByRole('button', { name: 'srflx' });
    button.focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(canvas.getByText(/public address, as a STUN server saw it/)).toBeVisible());
    await expect(button).toHaveFocus();
  },
};

export const Dark: Story = { ...Open, globals: { theme: 'dark' } };

export const Several: Story = {
  render: () => <Terms glossary={glossary} label="Terms:" ids={['host', 'srflx', 'prflx', 'relay']} />,
};

export const Korean: Story = {
  render: () => <Terms glossary={korean} label="용어:" ids={['nat', 'symmetric', 'jitter']} />,
  globals: { locale: 'ko' },
};
