import { useCallback, useState } from 'react';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor } from 'storybook/test';
import { AutoplayGate, useAutoplayGate } from './AutoplayGate';

/** A player whose sound is held back until the gate's button is pressed. */
function Player({ name }: { name: string }) {
  const [blocked, setBlocked] = useState(true);
  useAutoplayGate(
    blocked,
    useCallback(() => setBlocked(false), []),
  );
  return <p>{`${name}: ${blocked ? 'silent' : 'heard'}`}</p>;
}

const meta = {
  title: 'Components/AutoplayGate',
  component: AutoplayGate,
  argTypes: { children: { control: false } },
  args: {
    children: (
      <>
        <Player name="Ada" />
        <Player name="Grace" />
      </>
    ),
  },
} satisfies Meta<typeof AutoplayGate>;

export default meta;
type Story = StoryObj<typeof meta>;

/** However many players are held back, there is one button. */
export const Blocked: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findAllByRole('button', { name: 'Turn on sound' })).toHaveLength(1);
  },
};

export const Allowed: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Turn on sound' }));
    await expect(canvas.getByText('Ada: heard')).toBeVisible();
    await expect(canvas.getByText('Grace: heard')).toBeVisible();
    await waitFor(() => expect(canvas.queryByRole('button')).toBeNull());
  },
};

export const Korean: Story = { globals: { locale: 'ko' } };
export const Dark: Story = { globals: { theme: 'dark' } };
